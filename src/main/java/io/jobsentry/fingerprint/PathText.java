package io.jobsentry.fingerprint;

import java.util.List;
import java.util.Set;

/** Paths in a text: where something lies differs, what it is called mostly does not. */
final class PathText {
  private static final String ENDS = " \t\n\r\"'`<>()[]{}|,;:”’";
  private static final List<String> STARTS = List.of("/", "~/", "./", "../");
  private static final List<String> TEMPORARY =
      List.of("/tmp/", "/var/tmp/", "/var/folders/", "/dev/shm/", "/run/user/", "/private/tmp/");
  private static final Set<String> HOMES = Set.of("home", "Users");

  private PathText() {}

  /** Where a path ends that starts at a place, or -1. */
  static int end(String text, int from) {
    boolean drive = isDrive(text, from);
    boolean clear = drive || STARTS.stream().anyMatch(start -> text.startsWith(start, from));
    if (!clear && !Name.isPart(text.charAt(from))) {
      return -1;
    }
    if (text.charAt(from) == '/' && from > 0 && ")]<".indexOf(text.charAt(from - 1)) >= 0) {
      return -1;
    }
    int end = drive ? from + 2 : from;
    int slashes = 0;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      slashes += text.charAt(end) == '/' || text.charAt(end) == '\\' ? 1 : 0;
      end++;
    }
    while (end > from && ".!?".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end - from < 2 || slashes == 0) {
      return -1;
    }
    return clear || hasExtension(text.substring(from, end)) ? end : -1;
  }

  /** Whether a text in quotes is a path as a whole, blanks included. */
  static boolean isPath(String text) {
    return text.length() > 1
        && (isDrive(text, 0)
            || STARTS.stream().anyMatch(text::startsWith)
            || (text.indexOf('/') > 0
                && text.indexOf(' ') < 0
                && !text.contains("://")
                && hasExtension(text)));
  }

  private static boolean isDrive(String text, int from) {
    return from + 2 < text.length()
        && Character.isLetter(text.charAt(from))
        && text.charAt(from + 1) == ':'
        && (text.charAt(from + 2) == '\\'
            || (text.charAt(from + 2) == '/' && !text.startsWith("//", from + 2)));
  }

  /** A relative path, and no {@code and/or}, no {@code organisation/model}. */
  private static boolean hasExtension(String path) {
    int dot = path.lastIndexOf('.');
    int length = path.length() - dot - 1;
    return dot > path.lastIndexOf('/') + 1
        && path.lastIndexOf('/') > 0
        && length >= 1
        && length <= 5
        && Character.isLetter(path.charAt(dot + 1));
  }

  /** What a path becomes. */
  static String of(String printed) {
    String path = printed.replace('\\', '/');
    boolean folder = path.endsWith("/") && path.length() > 1;
    String[] parts = (folder ? path.substring(0, path.length() - 1) : path).split("/", -1);
    String last = parts[parts.length - 1];
    if (last.isEmpty()) {
      return path;
    }
    if (parts.length > 1 && HOMES.contains(parts[parts.length - 2])) {
      return Words.PATH;
    }
    boolean temporary = TEMPORARY.stream().anyMatch(path::startsWith);
    return Words.PATH + "/" + (temporary ? temporaryName(last) : name(last)) + (folder ? "/" : "");
  }

  /** What the path of a request becomes: each of its words may be what was asked for. */
  static String route(String path) {
    var route = new StringBuilder();
    for (String part : path.split("/", -1)) {
      route.append(route.length() == 0 && part.isEmpty() ? "" : "/").append(name(part));
    }
    return path.startsWith("/") || route.length() == 0 ? route.toString() : route.substring(1);
  }

  private static String name(String part) {
    var name = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= part.length(); i++) {
      boolean inside =
          i < part.length()
              && (Name.isPart(part.charAt(i)) || part.charAt(i) == '.' || part.charAt(i) == '-');
      if (!inside) {
        name.append(i > from ? Name.ofFile(part.substring(from, i)) : "");
        name.append(i < part.length() ? part.charAt(i) : "");
        from = i + 1;
      }
    }
    return name.toString();
  }

  private static String temporaryName(String last) {
    var name = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= last.length(); i++) {
      if (i == last.length() || "-.".indexOf(last.charAt(i)) >= 0) {
        String part = last.substring(from, i);
        name.append(Ids.isTemporary(part) ? Words.ID : name(part));
        name.append(i < last.length() ? last.charAt(i) : "");
        from = i + 1;
      }
    }
    return name.toString();
  }
}
