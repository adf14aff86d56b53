package io.jobsentry.process;

import io.jobsentry.text.ByteWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The cgroup that a process's memory is counted in. The kernel also says there how many of its
 * processes it has killed for want of memory.
 *
 * @param name its path among the cgroups of the machine
 * @param folder where it is seen here
 * @param top where the outermost one that is seen here is
 * @param unified whether it is of version 2
 */
public record MemoryGroup(String name, Path folder, Path top, boolean unified) {
  private static final Path PROC = Path.of("/proc");

  /** What version 1 says where nothing is limited; a little below the largest number there is. */
  private static final long NO_LIMIT = Long.MAX_VALUE / 2;

  /** The one of a process of this machine; nothing where there is none, or it is not seen here. */
  public static Optional<MemoryGroup> of(long pid) {
    return of(pid, PROC);
  }

  /**
   * @param proc where the machine tells of its processes
   */
  static Optional<MemoryGroup> of(long pid, Path proc) {
    try {
      List<String> lines = Files.readAllLines(proc.resolve(pid + "/cgroup"));
      List<String> mounts = Files.readAllLines(proc.resolve("self/mountinfo"));
      Optional<MemoryGroup> first =
          path(lines, "memory").flatMap(path -> mounted(path, mounts, false));
      return first.isPresent()
          ? first
          : path(lines, "").flatMap(path -> mounted(path, mounts, true));
    } catch (IOException _) {
      // It has just ended, or the platform has no cgroups.
      return Optional.empty();
    }
  }

  /** From lines of the form {@code 4:memory:/job}; version 2 names no controller. */
  private static Optional<String> path(List<String> lines, String controller) {
    for (String line : lines) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && List.of(parts[1].split(",")).contains(controller)) {
        return Optional.of(parts[2]);
      }
    }
    return Optional.empty();
  }

  private static Optional<MemoryGroup> mounted(String path, List<String> mounts, boolean unified) {
    for (String mount : mounts) {
      // id parent device root point options … - type source options
      String[] halves = mount.split(" - ", 2);
      String[] place = halves[0].split(" ");
      String[] what = halves.length == 2 ? halves[1].split(" ") : new String[0];
      if (place.length < 5 || what.length < 3) {
        continue;
      }
      boolean wanted =
          unified
              ? what[0].equals("cgroup2")
              : what[0].equals("cgroup") && List.of(what[2].split(",")).contains("memory");
      Optional<String> below = wanted ? below(plain(place[3]), path) : Optional.empty();
      if (below.isPresent()) {
        Path top = Path.of(plain(place[4]));
        return Optional.of(new MemoryGroup(path, top.resolve(below.get()), top, unified))
            .flatMap(MemoryGroup::counting);
      }
    }
    return Optional.empty();
  }

  /** Where a path lies below the one that is mounted, which need not be the machine's first. */
  private static Optional<String> below(String root, String path) {
    if (path.startsWith("/..")) {
      return Optional.empty();
    }
    if (root.equals("/")) {
      return Optional.of(path.substring(1));
    }
    if (path.equals(root)) {
      return Optional.of("");
    }
    return path.startsWith(root + "/")
        ? Optional.of(path.substring(root.length() + 1))
        : Optional.empty();
  }

  /** Blanks and the like are written as octal numbers there. */
  private static String plain(String written) {
    return written.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
  }

  /** The nearest that counts: in version 2 the memory of the innermost may be its parent's. */
  private Optional<MemoryGroup> counting() {
    MemoryGroup group = this;
    while (group.kills().isEmpty()) {
      Path parent = group.folder.getParent();
      if (!unified || parent == null || group.folder.equals(top)) {
        return Optional.empty();
      }
      int slash = group.name.lastIndexOf('/');
      String outer = slash <= 0 ? "/" : group.name.substring(0, slash);
      group = new MemoryGroup(outer, parent, top, true);
    }
    return Optional.of(group);
  }

  /** How many of its processes the kernel has ever killed for want of memory, if it still tells. */
  OptionalLong kills() {
    try {
      for (String line :
          Files.readAllLines(folder.resolve(unified ? "memory.events" : "memory.oom_control"))) {
        if (line.startsWith("oom_kill ")) {
          return OptionalLong.of(Long.parseLong(line.substring("oom_kill ".length()).strip()));
        }
      }
    } catch (IOException | NumberFormatException _) {
      // A cgroup goes with its last process; the first of all has no count.
    }
    return OptionalLong.empty();
  }

  /** How much memory its processes may have, by itself or by one that it lies in. */
  public OptionalLong limit() {
    long least = Long.MAX_VALUE;
    for (Path at = folder; at != null && at.startsWith(top); at = at.getParent()) {
      least = Math.min(least, limitOf(at));
    }
    return least >= NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private long limitOf(Path at) {
    try {
      String text =
          Files.readString(at.resolve(unified ? "memory.max" : "memory.limit_in_bytes")).strip();
      return text.equals("max") ? Long.MAX_VALUE : Long.parseLong(text);
    } catch (IOException | NumberFormatException _) {
      return Long.MAX_VALUE;
    }
  }

  /** {@code cgroup /job, limit 40.0 MB}. */
  String words() {
    OptionalLong limit = limit();
    return "cgroup "
        + name
        + (limit.isPresent() ? ", limit " + ByteWords.of(limit.getAsLong()) : "");
  }
}
