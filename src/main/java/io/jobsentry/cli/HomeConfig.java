package io.jobsentry.cli;

import io.jobsentry.config.ConfigPlace;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The project's own config as a file that is about to be written: never without a way back. */
final class HomeConfig {
  private static final long LARGEST = 1024 * 1024;
  private static final List<String> EARLIER =
      List.of(".autosentry/autosentry.yaml", "autosentry.yaml");

  private final Layout layout;
  private final ConfigPlace place;

  private HomeConfig(Layout layout, ConfigPlace place) {
    this.layout = layout;
    this.place = place;
  }

  /** Refuses what cannot be written, and what leads somewhere else, before anything is asked. */
  static HomeConfig of(Layout layout, Path cwd) throws RefusalException {
    var config = new HomeConfig(layout, ConfigPlace.of(layout, cwd));
    config.check(layout.home());
    config.check(layout.config());
    Path home = layout.home();
    boolean there = Files.exists(home);
    if (there && !Files.isDirectory(home)) {
      throw RefusalException.failed(
          "`" + home + "` is a file, and has to be a folder", "move it out of the way");
    }
    if (!Files.isWritable(there ? home : layout.root())) {
      throw RefusalException.failed(
          "nothing can be written in `" + (there ? home : layout.root()) + "`",
          "give yourself the right to, or name another folder with `--project`");
    }
    if (Files.isDirectory(layout.config())) {
      throw RefusalException.failed(
          "`" + layout.config() + "` is a folder, and has to be a file", "move it out of the way");
    }
    return config;
  }

  /** What comes with a checkout may be a link to a file of the user's that is none of ours. */
  private void check(Path path) throws RefusalException {
    if (Files.isSymbolicLink(path)) {
      throw RefusalException.failed(
          "`" + path + "` is a symbolic link, and was left alone",
          "put a real one in its place, or change by hand what it leads to");
    }
  }

  ConfigPlace place() {
    return place;
  }

  /** The file as it is now; none where there is none. */
  Optional<byte[]> read() throws IOException, RefusalException {
    return bounded(layout.config());
  }

  /** The config of the earlier system that lies in the project. */
  Optional<Path> earlier() {
    return EARLIER.stream()
        .map(layout.root()::resolve)
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  static Optional<byte[]> bounded(Path file) throws IOException, RefusalException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw new RefusalException(
          "`" + file + "` is " + (Files.isRegularFile(file) ? "larger than 1 MiB" : "no file"),
          "a config is a few hundred lines",
          ExitStatus.CONFIG);
    }
    return Optional.of(Files.readAllBytes(file));
  }

  /**
   * Writes the file; of one that is there a copy is kept first.
   *
   * @param before what was there when it was decided what to write
   * @return the copy
   */
  Optional<Path> write(String text, Optional<byte[]> before) throws IOException, RefusalException {
    Optional<byte[]> now = read();
    if (now.isPresent() != before.isPresent()
        || (now.isPresent() && !Arrays.equals(now.get(), before.get()))) {
      throw RefusalException.failed(
          "`" + place.name() + "` has changed meanwhile, and was left alone", "try again");
    }
    Home.prepare(layout);
    var disk = new RealDisk();
    Optional<Path> copy = Optional.empty();
    if (before.isPresent()) {
      copy = Optional.of(free(layout.config()));
      disk.replace(copy.get(), before.get(), true);
    }
    disk.replace(layout.config(), text.getBytes(StandardCharsets.UTF_8), true);
    return copy;
  }

  private static Path free(Path taken) {
    for (int i = 1; ; i++) {
      Path copy = taken.resolveSibling(taken.getFileName() + ".bak" + i);
      if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
        return copy;
      }
    }
  }
}
