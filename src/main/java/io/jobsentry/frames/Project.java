package io.jobsentry.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The folder that the job runs in. Nothing outside of it is ever read on behalf of a trace.
 *
 * @param root as it was given
 * @param real without links
 */
record Project(Path root, Path real) {

  static Project at(Path root) throws IOException {
    return new Project(root.toAbsolutePath().normalize(), root.toRealPath());
  }

  /** The path from the root on, if a file lies below it by its name. */
  Optional<String> below(Path absolute) {
    for (Path start : new Path[] {root, real}) {
      if (absolute.startsWith(start) && !absolute.equals(start)) {
        return Optional.of(slashed(start, absolute));
      }
    }
    return Optional.empty();
  }

  /** The same, with the links followed: the trace may have come by another way. */
  Optional<String> reallyBelow(Path absolute) {
    try {
      Path there = absolute.toRealPath();
      return there.startsWith(real) && !there.equals(real)
          ? Optional.of(slashed(real, there))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  boolean has(String relative) {
    try {
      return Files.isRegularFile(real.resolve(relative));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** A file of the project. */
  Place inside(String relative, Optional<String> remark) {
    Optional<Place> barred = barred(relative);
    if (barred.isPresent()) {
      return barred.get();
    }
    Path there;
    try {
      there = real.resolve(relative).toRealPath();
    } catch (NoSuchFileException _) {
      return new Place.Nowhere("the file does not exist");
    } catch (IOException | InvalidPathException _) {
      return new Place.Nowhere("the file cannot be reached");
    }
    if (!there.startsWith(real)) {
      return new Place.Elsewhere("a symbolic link leads out of the project");
    }
    String name = slashed(real, there);
    barred = barred(name);
    if (barred.isPresent()) {
      return barred.get();
    }
    return Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
        ? new Place.Inside(there, name, remark)
        : new Place.Elsewhere("it is not a regular file");
  }

  private static Optional<Place> barred(String relative) {
    if (Territory.isSecret(relative)) {
      return Optional.of(new Place.Elsewhere("such a file may hold secrets and is not shown"));
    }
    return Territory.isLibrary(relative)
        ? Optional.of(new Place.Elsewhere("library code"))
        : Optional.empty();
  }

  static String slashed(Path from, Path to) {
    var names = new StringJoiner("/");
    from.relativize(to).forEach(name -> names.add(name.toString()));
    return names.toString();
  }
}
