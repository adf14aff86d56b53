package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A disk on which sentry dies: after so many changes, nothing more happens. */
public record BrokenDisk(Disk disk, Countdown changes) implements Disk {

  /** Counts changes; the one that comes at zero does not happen any more. */
  public static final class Countdown {
    private int left;

    public Countdown(int left) {
      this.left = left;
    }

    void change() throws IOException {
      if (left-- <= 0) {
        throw new IOException("sentry is dead");
      }
    }

    public boolean isOver() {
      return left < 0;
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
    changes.change();
    disk.makeFolders(folder);
  }

  @Override
  public void replace(Path file, byte[] content, boolean durable) throws IOException {
    changes.change();
    disk.replace(file, content, durable);
  }

  @Override
  public Appender append(Path file) throws IOException {
    Appender real = disk.append(file);
    return new Appender() {
      @Override
      public long size() {
        return real.size();
      }

      @Override
      public void append(byte[] bytes, boolean durable) throws IOException {
        try {
          changes.change();
        } catch (IOException e) {
          // Half of it got there.
          real.append(java.util.Arrays.copyOf(bytes, bytes.length / 2), durable);
          throw e;
        }
        real.append(bytes, durable);
      }

      @Override
      public void cutTo(long size) throws IOException {
        changes.change();
        real.cutTo(size);
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    changes.change();
    disk.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    changes.change();
    disk.delete(file);
  }
}
