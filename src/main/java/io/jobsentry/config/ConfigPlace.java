package io.jobsentry.config;

import io.jobsentry.model.Layout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Which file a config is, and whose.
 *
 * @param file absolute
 * @param root the project's folder, absolute
 * @param name the file as the user knows it, for problems
 */
public record ConfigPlace(Path file, Path root, String name) {
  private static final Set<String> HOMES = Set.of(".sentry", ".autosentry");

  /** The config of a project. */
  public static ConfigPlace of(Layout layout, Path cwd) {
    return new ConfigPlace(layout.config(), layout.root(), shown(layout.config(), cwd));
  }

  /** A file that the user named: its project is the folder that it is in, or whose home that is. */
  public static ConfigPlace named(Path named, Path cwd) {
    Path file = cwd.resolve(named).toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    boolean home = folder.getFileName() != null && HOMES.contains(folder.getFileName().toString());
    Path root = home ? Optional.ofNullable(folder.getParent()).orElse(folder) : folder;
    return new ConfigPlace(file, root, named.toString());
  }

  private static String shown(Path file, Path cwd) {
    return file.startsWith(cwd) ? cwd.relativize(file).toString() : file.toString();
  }
}
