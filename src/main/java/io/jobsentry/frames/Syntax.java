package io.jobsentry.frames;

import io.github.treesitter.jtreesitter.InputEncoding;
import io.github.treesitter.jtreesitter.Language;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Tree;
import io.jobsentry.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds functions in texts. Two things here would end the whole process, and neither can be caught:
 * a node that is asked after its tree was closed, and an exception in what the parser calls back.
 * So a question has a parser and a tree of its own, and only values leave this class.
 *
 * <p>There are texts that the parser never ends with. It asks now and then whether to go on; an
 * interrupt of its thread it does not hear.
 */
public final class Syntax {
  private static final int PIECE = 1 << 16;

  private final Grammars grammars;
  private final Clock clock;

  Syntax(Grammars grammars, Clock clock) {
    this.grammars = grammars;
    this.clock = clock;
  }

  /** With the libraries that were shipped. Loads nothing yet. */
  public static Syntax shipped(Clock clock) {
    return new Syntax(new Grammars(Natives.shipped()), clock);
  }

  /**
   * What does not work here, a sentence for each language whose functions cannot be found; loads
   * all of them.
   */
  public List<String> troubles() {
    var troubles = new ArrayList<String>();
    for (SourceLanguage language : SourceLanguage.values()) {
      switch (grammars.of(language)) {
        case Grammars.Grammar.Loaded _ -> {}
        case Grammars.Grammar.Absent(String why) -> {
          if (!troubles.contains(why)) {
            troubles.add(why);
          }
        }
      }
    }
    return List.copyOf(troubles);
  }

  /**
   * What is around a line.
   *
   * @param line one that the text has
   * @param atMost how long the parser may take
   */
  Enclosure around(SourceLanguage language, SourceText text, int line, Duration atMost) {
    return switch (grammars.of(language)) {
      case Grammars.Grammar.Absent(String why) -> new Enclosure.Unknown(why, false);
      case Grammars.Grammar.Loaded(Language grammar) -> {
        try {
          yield parse(language, grammar, text, line, atMost);
        } catch (RuntimeException | LinkageError e) {
          yield new Enclosure.Unknown("the parser failed: " + e.getClass().getSimpleName(), false);
        }
      }
    };
  }

  private Enclosure parse(
      SourceLanguage language, Language grammar, SourceText text, int line, Duration atMost) {
    byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
    Duration end = clock.now().uptime().plus(atMost);
    try (Parser parser = new Parser(grammar)) {
      Optional<Tree> parsed =
          parser.parse(
              (offset, _) -> piece(bytes, offset),
              InputEncoding.UTF_8,
              new Parser.Options(_ -> isOver(end)));
      if (parsed.isEmpty()) {
        return new Enclosure.Unknown(
            "the parser was stopped after " + atMost.toMillis() + " ms", true);
      }
      try (Tree tree = parsed.get()) {
        return new FunctionSearch(language, text, bytes).around(tree.getRootNode(), line);
      }
    }
  }

  /** Called by the parser, so it must not throw. */
  private boolean isOver(Duration end) {
    try {
      return clock.now().uptime().compareTo(end) > 0;
    } catch (RuntimeException | Error _) {
      return true;
    }
  }

  /** Called by the parser, so it must not throw. Ends before a character, not within one. */
  private static @Nullable String piece(byte[] bytes, int offset) {
    try {
      if (offset < 0 || offset >= bytes.length) {
        return null;
      }
      int end = Math.min(offset + PIECE, bytes.length);
      while (end < bytes.length && end > offset + 1 && (bytes[end] & 0xC0) == 0x80) {
        end--;
      }
      return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
    } catch (RuntimeException | Error _) {
      return null;
    }
  }
}
