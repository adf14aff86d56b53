package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A disk on which one change fails, and all others work. */
final class FailsOnce implements Disk {
  private final Disk disk;
  private int left;
  private boolean armed;

  FailsOnce(Disk disk, int left) {
    this.disk = disk;
    this.left = left;
  }

  /** From now on changes are counted. */
  void arm() {
    armed = true;
  }

  private void change() throws IOException {
    if (armed && left-- == 0) {
      throw new IOException("no space left on device");
    }
  }

  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return disk.read(file);
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    change();
    disk.makeFolders(folder);
  }

  @Override
  public void replace(Path file, byte[] content, boolean durable) throws IOException {
    change();
    disk.replace(file, content, durable);
  }

  @Override
  public Appender append(Path file) throws IOException {
    change();
    return disk.append(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    change();
    disk.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    change();
    disk.delete(file);
  }
}
