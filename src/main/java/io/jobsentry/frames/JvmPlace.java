package io.jobsentry.frames;

import io.jobsentry.frames.Place.Elsewhere;
import io.jobsentry.trace.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files of frames that have only a name and the package of a class. A source root is any
 * folder below which the folders of the package lie: no build has to be understood.
 */
record JvmPlace(Project project, FileSearch search) {

  /** What can be said without looking through the project. */
  static Optional<Place> atOnce(Frame frame) {
    String function = frame.function().orElse("");
    String file = frame.file().orElseThrow();
    boolean odd = file.indexOf('/') >= 0 || file.indexOf('\\') >= 0 || file.indexOf('.') <= 0;
    if (odd) {
      return Optional.of(new Elsewhere("no file"));
    }
    boolean runtime = !frame.own() && (function.startsWith("java.") || function.startsWith("jdk."));
    return runtime ? Optional.of(new Elsewhere("library code")) : Optional.empty();
  }

  /** A package of the project is the project's own whatever it is called. */
  Place of(Frame frame) {
    String file = frame.file().orElseThrow();
    String wanted = folders(frame.function().orElse("")) + file;
    List<String> named = search.named(file);
    List<String> found =
        named.stream().filter(it -> it.equals(wanted) || it.endsWith("/" + wanted)).toList();
    if (found.isEmpty() && frame.own() && !file.endsWith(".java")) {
      // Other compilers let files lie where they like.
      int most = named.stream().mapToInt(it -> PrintedPath.common(it, wanted)).max().orElse(0);
      found = named.stream().filter(it -> PrintedPath.common(it, wanted) == most).toList();
    }
    List<String> production = found.stream().filter(it -> !isTest(it)).toList();
    if (production.size() == 1 || found.size() == 1) {
      String only = production.size() == 1 ? production.getFirst() : found.getFirst();
      return project.inside(only, Optional.empty());
    }
    if (!frame.own()) {
      return new Elsewhere("library code");
    }
    return found.isEmpty() && search.whole()
        ? new Place.Nowhere("no source root of the project has `" + wanted + "`")
        : Places.none(found, search.whole());
  }

  private static boolean isTest(String path) {
    return path.startsWith("test/") || path.contains("/test/") || path.contains("Test/");
  }

  /** {@code com/acme/} of {@code com.acme.Outer$Inner.method}. */
  private static String folders(String function) {
    int method = function.lastIndexOf('.');
    int type = method < 0 ? -1 : function.lastIndexOf('.', method - 1);
    return type < 0 ? "" : function.substring(0, type).replace('.', '/') + "/";
  }
}
