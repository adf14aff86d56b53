package io.jobsentry.frames;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The path of a file as a trace has it, with slashes, and without schemes and drives.
 *
 * @param text absolute with a slash at its start
 */
record PrintedPath(String text) {

  static PrintedPath of(String printed) {
    String text = printed.indexOf('\\') < 0 ? printed : printed.replace('\\', '/');
    int scheme = text.indexOf("://");
    if (scheme > 0 && text.lastIndexOf('/', scheme) < 0) {
      boolean file = text.startsWith("file:");
      text = text.substring(scheme + 3);
      if (!file) {
        // Bundlers have their own name before the first slash.
        text = text.substring(text.indexOf('/') + 1);
      }
      int query = text.indexOf('?');
      text = query < 0 ? text : text.substring(0, query);
    }
    if (text.length() > 2 && text.charAt(1) == ':' && text.charAt(2) == '/') {
      text = text.substring(2);
    }
    return new PrintedPath(text);
  }

  /** Whether it is what runtimes print where there is no file. */
  boolean isPseudo() {
    return text.isEmpty()
        || text.startsWith("<")
        || text.startsWith("node:")
        || text.startsWith("internal/")
        || text.endsWith("/")
        || text.equals("native");
  }

  boolean isAbsolute() {
    return text.startsWith("/");
  }

  /** Without dots; empty if it can be no path. */
  Optional<Path> path() {
    try {
      return Optional.of(Path.of(text).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** How many names at the ends of two paths are the same. */
  static int common(String one, String other) {
    List<String> first = names(one);
    List<String> second = names(other);
    int count = 0;
    while (count < Math.min(first.size(), second.size())
        && first.get(first.size() - 1 - count).equals(second.get(second.size() - 1 - count))) {
      count++;
    }
    return count;
  }

  /** What stands before the last names of a path. */
  static String before(String path, int names) {
    List<String> all = names(path);
    return String.join("/", all.subList(0, all.size() - names));
  }

  private static List<String> names(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(it -> !it.isEmpty() && !it.equals("."))
        .toList();
  }
}
