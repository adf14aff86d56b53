package io.jobsentry.frames;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a project that have certain names: one walk, without links, libraries and what was
 * built, and bounded.
 *
 * @param found by their name, relative to the root and with slashes, in order
 * @param whole whether all files were looked at
 */
record FileSearch(Map<String, List<String>> found, boolean whole) {
  private static final int DEEPEST = 30;
  private static final int MOST = 200_000;

  static FileSearch of(Path root, Set<String> names) {
    var walk = new Walk(root, names);
    if (names.isEmpty()) {
      return new FileSearch(Map.of(), true);
    }
    try {
      Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, walk);
    } catch (IOException | SecurityException e) {
      // What was found is good.
      walk.seen = MOST;
    }
    walk.found.values().forEach(Collections::sort);
    return new FileSearch(walk.found, walk.seen < MOST);
  }

  List<String> named(String name) {
    return found.getOrDefault(name, List.of());
  }

  /** Collects files, and goes on where it may not look. */
  private static final class Walk extends SimpleFileVisitor<Path> implements FileVisitor<Path> {
    private final Path root;
    private final Set<String> names;
    private final Map<String, List<String>> found = new HashMap<>();
    private int seen;

    Walk(Path root, Set<String> names) {
      this.root = root;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && Territory.isSkipped(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      seen++;
      String name = file.getFileName().toString();
      if (names.contains(name) && attributes.isRegularFile()) {
        found.computeIfAbsent(name, _ -> new ArrayList<>()).add(Project.slashed(root, file));
      }
      return seen < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
