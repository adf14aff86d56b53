package io.jobsentry.project;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds Go, and its main packages. */
final class GoLook {
  private static final int MOST_FILES = 30;
  private static final Pattern MAIN = Pattern.compile("(?m)^package\\s+main\\b");
  private static final Pattern SERVES =
      Pattern.compile(
          "\\bListenAndServe|\\bgrpc\\.NewServer\\(|\\bgin\\.|\\becho\\.New\\(|\\bfiber\\.New\\(");
  private static final String CAUTION =
      "`go run` ends with 1 whatever the program's own status was: a built binary keeps it";

  private GoLook() {}

  static void at(Glance glance) {
    if (!glance.has("go.mod")) {
      return;
    }
    glance.sighted(Stack.GO, "go.mod");
    Map<String, String> mains = new LinkedHashMap<>();
    source(glance).ifPresent(text -> mains.put(".", text));
    glance
        .part("cmd")
        .ifPresent(
            cmd -> {
              for (String name : cmd.folder().names()) {
                cmd.part(name)
                    .flatMap(GoLook::source)
                    .ifPresent(text -> mains.put("./cmd/" + name, text));
              }
            });
    Certainty certainty = mains.size() == 1 ? Certainty.LIKELY : Certainty.GUESSED;
    mains.forEach(
        (target, text) -> {
          Nature nature = SERVES.matcher(text).find() ? Nature.SERVICE : Nature.BATCH;
          glance.starts(
              new Start(
                  Stack.GO,
                  glance.place(),
                  List.of("go", "run", target),
                  certainty,
                  target.equals(".")
                      ? "package `main` lies beside `" + glance.path("go.mod") + "`"
                      : "`" + glance.path(target.substring(2)) + "` is a package `main`",
                  CAUTION,
                  Traits.of(nature, text),
                  List.of()));
        });
  }

  /** The files of the package there, if it is a program. */
  private static Optional<String> source(Glance glance) {
    List<String> files =
        glance.namesWith(".go").stream()
            .filter(name -> !name.endsWith("_test.go"))
            .limit(MOST_FILES)
            .toList();
    var texts = new ArrayList<String>();
    files.forEach(name -> glance.text(name).ifPresent(texts::add));
    return texts.stream().anyMatch(text -> MAIN.matcher(text).find())
        ? Optional.of(String.join("\n", texts))
        : Optional.empty();
  }
}
