package io.jobsentry.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder on the machine's disk. */
public final class RealFolder implements Folder {
  /** Build files and entries of programs are smaller; what is not was written by a machine. */
  private static final int LARGEST = 256 * 1024;

  private static final int MOST_NAMES = 5_000;

  private final Path root;
  private final Path folder;

  private RealFolder(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /** The project's own folder. */
  public static RealFolder of(Path root) throws IOException {
    Path real = root.toRealPath();
    return new RealFolder(real, real);
  }

  @Override
  public List<String> names() {
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (isPlain(name)) {
          names.add(name);
        }
        if (names.size() == MOST_NAMES) {
          break;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      // A folder that may not be read shows nothing, like an empty one: nothing depends on it.
      return List.of();
    }
    names.sort(null);
    return List.copyOf(names);
  }

  private static boolean isPlain(String name) {
    return name.codePoints()
        .noneMatch(
            point ->
                point == 0xFFFD
                    || switch (Character.getType(point)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.SURROGATE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR,
                          Character.UNASSIGNED ->
                          true;
                      default -> false;
                    });
  }

  @Override
  public Optional<Folder> in(String name) {
    Path inner = folder.resolve(name);
    return Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new RealFolder(root, inner))
        : Optional.empty();
  }

  @Override
  public Reading read(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Reading.Absent();
    }
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(root)) {
        return new Reading.Refused("leads out of the project");
      }
      // Whoever opens a named pipe waits for somebody to write into it.
      if (!Files.isRegularFile(real)) {
        return new Reading.Refused("is no regular file");
      }
      try (var in = Files.newInputStream(real)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        return bytes.length > LARGEST
            ? new Reading.Refused("is larger than " + LARGEST / 1024 + " KiB")
            : new Reading.Text(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (java.nio.file.AccessDeniedException _) {
      return new Reading.Refused("may not be read");
    } catch (java.nio.file.NoSuchFileException _) {
      return new Reading.Refused("is a link to nothing");
    } catch (IOException e) {
      return new Reading.Refused("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  @Override
  public boolean has(String path) {
    return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean executable(String name) {
    return Files.isExecutable(folder.resolve(name));
  }
}
