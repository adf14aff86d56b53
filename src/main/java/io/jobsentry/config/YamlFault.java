package io.jobsentry.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What the YAML library complains of, in words that help. */
final class YamlFault {
  private YamlFault() {}

  /** A complaint of the library to a sentence and a hint. Both texts of {@code when} are parts. */
  private record Saying(String context, String problem, String sentence, String hint) {}

  private static final String QUOTE = "put the text in single quotes: `'…'`";

  private static final java.util.List<Saying> SAYINGS =
      java.util.List.of(
          new Saying("", "'\\t(TAB)'", "a tab cannot indent", "indent with spaces"),
          new Saying(
              "quoted scalar",
              "unexpected end of stream",
              "this quote is never closed",
              "add the closing quote"),
          new Saying(
              "quoted scalar",
              "unexpected document separator",
              "this quote is never closed",
              "add the closing quote"),
          new Saying(
              "double-quoted scalar",
              "escape",
              "a backslash in double quotes begins an escape, and this is not one",
              "for a regex or a path use single quotes, where a backslash is only a backslash"),
          new Saying(
              "double-quoted scalar",
              "expected escape sequence",
              "a backslash in double quotes begins an escape, and this is not one",
              "for a regex or a path use single quotes, where a backslash is only a backslash"),
          new Saying(
              "flow sequence",
              "expected ',' or ']'",
              "this `[` is not closed, or a comma is missing",
              "write `[one, two]`, and put texts with commas, colons or brackets in quotes"),
          new Saying(
              "flow mapping",
              "expected ',' or '}'",
              "this `{` is not closed, or a comma is missing",
              "write `{key: value, other: value}`"),
          new Saying(
              "flow node",
              "expected the node content",
              "a value is missing here",
              "a bracket or brace is closed too early, or not at all"),
          new Saying(
              "",
              "mapping values are not allowed here",
              "a `:` cannot stand here",
              "put a text that has `: ` in it in single quotes; or the indentation is off"),
          new Saying(
              "simple key",
              "could not find expected ':'",
              "this line is neither `key: value` nor part of a list",
              "a `:` with a space after it is missing, or a quote, or a `- `"),
          new Saying(
              "block mapping",
              "expected <block end>",
              "this line does not fit the lines above it",
              "keys of one section start in the same column, and so do the items of one list"),
          new Saying(
              "block collection",
              "expected <block end>",
              "this line does not fit the list above it",
              "items of one list start with `- ` in the same column"),
          new Saying(
              "",
              "expected '<document start>'",
              "this does not fit what is above it",
              "keys on the outermost level all start in column 1"),
          new Saying(
              "",
              "sequence entries are not allowed here",
              "a list item cannot stand here",
              "start the list on a line of its own, below its key"),
          new Saying(
              "",
              "found incompatible YAML document",
              "this version of YAML is not known",
              "remove the `%YAML` line"),
          new Saying(
              "",
              "found duplicate anchor",
              "this anchor is given twice",
              "give each anchor its own name"),
          new Saying("directive", "", "a `%` begins a directive, and this is not one", QUOTE),
          new Saying(
              "block scalar",
              "",
              "what follows `|` or `>` is not part of a block of text",
              "start the text on the next line, indented; a text that begins with `|` or `>` needs"
                  + " quotes"),
          new Saying("tag", "", "a `!` begins a tag, and this is not one", QUOTE));

  static void report(IOException fault, Problems problems) {
    if (fault.getCause() instanceof MarkedYAMLException marked) {
      reportMarked(marked, problems);
    } else if (fault.getCause() instanceof ReaderException unreadable) {
      reportCharacter(unreadable, problems);
    } else if (fault instanceof JsonProcessingException json) {
      JsonLocation at = json.getLocation();
      String message = json.getOriginalMessage();
      if (message.startsWith("Expected a field name")) {
        problems.add(spot(at), "a list or mapping cannot be a key", "a key is a plain word");
      } else {
        problems.add(spot(at), "this is not YAML", "the parser says: " + oneLine(message));
      }
    } else {
      reportUnreadable(fault, problems);
    }
  }

  static void reportUnreadable(Exception fault, Problems problems) {
    problems.add(
        Spot.NOWHERE,
        "the file cannot be read as YAML",
        "the parser says: " + oneLine(String.valueOf(fault.getMessage())));
  }

  private static void reportMarked(MarkedYAMLException fault, Problems problems) {
    String context = fault.getContext() == null ? "" : fault.getContext();
    String problem = fault.getProblem() == null ? "" : fault.getProblem();
    Spot at = spot(fault.getProblemMark());
    if (problem.contains("that cannot start any token") && !problem.contains("TAB")) {
      problems.add(at, "a text cannot start with " + Words.quote(problems.source().at(at)), QUOTE);
      return;
    }
    String there = problems.source().at(at);
    if (context.contains("block mapping") && (there.equals("]") || there.equals("}"))) {
      problems.add(at, "this " + Words.quote(there) + " closes nothing", "remove it");
      return;
    }
    String mark = problems.source().at(at.part(-1, 1));
    if (problem.startsWith("unexpected character") && (mark.equals("&") || mark.equals("*"))) {
      problems.add(
          at.part(-1, 1),
          mark.equals("&")
              ? "an `&` begins an anchor, and this is not one"
              : "a `*` begins an alias, and this is not one",
          QUOTE);
      return;
    }
    for (Saying saying : SAYINGS) {
      if (context.contains(saying.context()) && problem.contains(saying.problem())) {
        boolean opened =
            saying.sentence().startsWith("this quote")
                || saying.context().startsWith("flow s")
                || saying.context().startsWith("flow m");
        Spot spot = opened && fault.getContextMark() != null ? spot(fault.getContextMark()) : at;
        problems.add(spot, saying.sentence(), saying.hint());
        return;
      }
    }
    problems.add(at, "this is not YAML: " + oneLine(problem), "");
  }

  private static void reportCharacter(ReaderException fault, Problems problems) {
    Spot at = problems.source().spotOf(fault.getPosition());
    problems.add(
        at,
        "character U+%04X is not allowed in YAML".formatted(fault.getCodePoint()),
        "remove it; where it is meant, write it as an escape in double quotes");
  }

  private static String oneLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  private static Spot spot(@Nullable Mark mark) {
    return mark == null ? Spot.NOWHERE : new Spot(mark.getLine() + 1, mark.getColumn() + 1, 1);
  }

  private static Spot spot(@Nullable JsonLocation at) {
    return at == null ? Spot.NOWHERE : new Spot(at.getLineNr(), at.getColumnNr(), 1);
  }
}
