package io.jobsentry.frames;

import io.github.treesitter.jtreesitter.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The grammars of the languages, each loaded when it is first asked for and never again. None of
 * the parser's classes is touched before its library is known to load: a class that failed once
 * never says again why.
 */
final class Grammars {
  private final Path folder;
  private final Map<SourceLanguage, Grammar> known = new EnumMap<>(SourceLanguage.class);

  /** A grammar, or why there is none. */
  sealed interface Grammar {
    record Loaded(Language language) implements Grammar {}

    record Absent(String why) implements Grammar {}
  }

  /**
   * @param folder with the libraries
   */
  Grammars(Path folder) {
    this.folder = folder;
  }

  synchronized Grammar of(SourceLanguage language) {
    return known.computeIfAbsent(language, this::load);
  }

  private Grammar load(SourceLanguage language) {
    if (Natives.prefix().isEmpty()) {
      return new Grammar.Absent(
          "there is no parser for `"
              + System.getProperty("os.name")
              + "` on `"
              + System.getProperty("os.arch")
              + "`");
    }
    for (String name : new String[] {Natives.CORE, language.library()}) {
      Path file = Natives.file(folder, name);
      if (!Files.isRegularFile(file)) {
        return new Grammar.Absent("the library `" + file + "` is missing");
      }
    }
    try {
      Natives.open(Natives.file(folder, Natives.CORE));
      return new Grammar.Loaded(
          Language.load(Natives.open(Natives.file(folder, language.library())), language.symbol()));
    } catch (RuntimeException | LinkageError e) {
      // The C library of the system may be another than the one that they were built for.
      return new Grammar.Absent("the library of the parser cannot be loaded: " + reason(e));
    }
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
