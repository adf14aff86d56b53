package io.jobsentry.frames;

import io.jobsentry.frames.Place.Elsewhere;
import io.jobsentry.frames.Place.Nowhere;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files of frames. Where a container or a builder had the project in another folder, what
 * counts is how a path ends; and what is known from frames that leave no doubt decides the others.
 */
final class Places {
  private static final int NAMED = 3;

  private final Project project;
  private final FileSearch search;

  /** Folders elsewhere and those of the project that they are, as far as that is certain. */
  private final Set<Mapping> certain = new HashSet<>();

  private record Mapping(String elsewhere, String here) {
    static Mapping of(String printed, String found) {
      int common = PrintedPath.common(printed, found);
      return new Mapping(PrintedPath.before(printed, common), PrintedPath.before(found, common));
    }
  }

  private Places(Project project, FileSearch search) {
    this.project = project;
    this.search = search;
  }

  /** The places of frames, each of which has a file. */
  static Map<Frame, Place> of(Project project, Language language, List<Frame> frames) {
    var settled = new HashMap<Frame, Place>();
    var open = new LinkedHashMap<Frame, PrintedPath>();
    var wanted = new HashSet<String>();
    var first = new Places(project, new FileSearch(Map.of(), true));
    for (Frame frame : frames) {
      PrintedPath path = PrintedPath.of(frame.file().orElseThrow());
      Optional<Place> place =
          language == Language.JVM ? JvmPlace.atOnce(frame) : first.atOnce(frame, path);
      place.ifPresentOrElse(
          it -> settled.put(frame, it),
          () -> {
            open.put(frame, path);
            wanted.add(path.name());
          });
    }
    var places = new Places(project, FileSearch.of(project.real(), wanted));
    open.forEach((frame, path) -> places.learn(language, path));
    open.forEach(
        (frame, path) ->
            settled.put(
                frame,
                language == Language.JVM
                    ? new JvmPlace(project, places.search).of(frame)
                    : places.byEnd(path)));
    return settled;
  }

  /** What can be said without looking through the project. */
  private Optional<Place> atOnce(Frame frame, PrintedPath printed) {
    if (printed.isPseudo()) {
      return Optional.of(new Elsewhere("no file"));
    }
    Optional<Path> path = printed.path();
    if (path.isEmpty()) {
      return Optional.of(new Nowhere("no file can have this name"));
    }
    return printed.isAbsolute()
        ? absolute(frame, path.get())
        : relative(frame, path.get().toString());
  }

  private Optional<Place> absolute(Frame frame, Path path) {
    Optional<String> below = project.below(path).or(() -> project.reallyBelow(path));
    if (below.isPresent()) {
      return Optional.of(project.inside(below.get(), Optional.empty()));
    }
    if (!frame.own() || Territory.isForeign(path.toString())) {
      return Optional.of(new Elsewhere("library code"));
    }
    return Files.exists(path)
        ? Optional.of(new Elsewhere("the file is outside of the project"))
        : Optional.empty();
  }

  private Optional<Place> relative(Frame frame, String path) {
    if (path.isEmpty()) {
      return Optional.of(new Elsewhere("no file"));
    }
    if (path.equals("..") || path.startsWith("../")) {
      return Optional.of(new Elsewhere("the path leads out of the project"));
    }
    if (!frame.own()) {
      return Optional.of(new Elsewhere("library code"));
    }
    if (project.has(path)) {
      return Optional.of(project.inside(path, Optional.empty()));
    }
    return Territory.isForeign(path)
        ? Optional.of(new Elsewhere("library code"))
        : Optional.empty();
  }

  /** Those of the project that end most like a path. */
  private List<String> alike(PrintedPath path) {
    List<String> named = search.named(path.name());
    int most = named.stream().mapToInt(it -> PrintedPath.common(it, path.text())).max().orElse(0);
    return named.stream().filter(it -> PrintedPath.common(it, path.text()) == most).toList();
  }

  private void learn(Language language, PrintedPath path) {
    List<String> alike = alike(path);
    if (language != Language.JVM && alike.size() == 1) {
      certain.add(Mapping.of(path.text(), alike.getFirst()));
    }
  }

  private Place byEnd(PrintedPath path) {
    List<String> alike = alike(path);
    List<String> sure =
        alike.stream().filter(it -> certain.contains(Mapping.of(path.text(), it))).toList();
    if (sure.size() == 1) {
      return project.inside(
          sure.getFirst(), Optional.of("the trace calls the file `" + path.text() + "`"));
    }
    return none(alike, search.whole());
  }

  static Nowhere none(List<String> several, boolean whole) {
    if (several.isEmpty()) {
      return new Nowhere(
          whole
              ? "there is no such file in the project"
              : "there is no such file among those of the project that were looked at");
    }
    String names = String.join("`, `", several.subList(0, Math.min(NAMED, several.size())));
    return new Nowhere(
        "it could be any of "
            + several.size()
            + " files: `"
            + names
            + "`"
            + (several.size() > NAMED ? " and others" : ""));
  }
}
