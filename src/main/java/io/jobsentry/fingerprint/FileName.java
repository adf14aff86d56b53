package io.jobsentry.fingerprint;

import java.util.List;
import java.util.Set;

/**
 * The part of a path by which a source file is the same wherever the project lies: what follows the
 * folder that sources are kept in, or else its name.
 */
final class FileName {
  private static final Set<String> ROOTS =
      Set.of(
          "src",
          "lib",
          "pkg",
          "internal",
          "cmd",
          "tests",
          "test",
          "scripts",
          "packages",
          "site-packages",
          "dist-packages",
          "node_modules");

  /** Such a file is called after the folder that it is in. */
  private static final Set<String> SPEAKS_FOR_FOLDER =
      Set.of("__init__.py", "__main__.py", "mod.rs");

  private static final List<String> SCHEMES =
      List.of("webpack-internal:///", "webpack:///", "file://");

  private FileName() {}

  static String of(String file) {
    String path = file.replace('\\', '/');
    for (String scheme : SCHEMES) {
      path = path.startsWith(scheme) ? path.substring(scheme.length()) : path;
    }
    int query = path.indexOf('?');
    path = query > 0 ? path.substring(0, query) : path;
    if (path.startsWith("<")) {
      return numberless(path);
    }
    if (path.contains("/ipykernel_")) {
      return "<cell>";
    }
    String[] all = path.split("/", -1);
    int last = all.length - 1;
    int from = last;
    for (int i = last - 1; i >= 0; i--) {
      if (ROOTS.contains(all[i]) || all[i].startsWith("python3.")) {
        from = i + 1;
        break;
      }
    }
    if (from == last && last > 0 && SPEAKS_FOR_FOLDER.contains(all[last])) {
      from = last - 1;
    }
    var name = new StringBuilder();
    for (int i = from; i <= last; i++) {
      name.append(i > from ? "/" : "").append(i < last ? all[i] : bundled(all[i]));
    }
    return name.toString();
  }

  /** Without the hash that a bundler puts into a name. */
  private static String bundled(String name) {
    int dot = name.lastIndexOf('.');
    boolean web =
        name.endsWith(".js")
            || name.endsWith(".mjs")
            || name.endsWith(".cjs")
            || name.endsWith(".css");
    if (!web) {
      return name;
    }
    int start = Math.max(name.lastIndexOf('.', dot - 1), name.lastIndexOf('-', dot - 1));
    return start > 0 && Ids.isId(name.substring(start + 1, dot))
        ? name.substring(0, start) + name.substring(dot)
        : name;
  }

  /** {@code <ipython-input-3-abc>}, {@code <anonymous>}. */
  private static String numberless(String name) {
    int end = 0;
    while (end < name.length() && !Ids.isDigit(name.charAt(end))) {
      end++;
    }
    return end == name.length() ? name : name.substring(0, end) + ">";
  }
}
