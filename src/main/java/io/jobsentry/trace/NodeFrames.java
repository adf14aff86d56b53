package io.jobsentry.trace;

import java.util.Optional;
import java.util.OptionalInt;

/** The lines of a stack trace of JavaScript. */
final class NodeFrames {
  private NodeFrames() {}

  /** Where {@code at } stands in a frame, or -1 if the text is none. */
  static int frame(String text) {
    int at = text.indexOf("  at ");
    return at >= 0 && place(text, at + 5) >= 0 ? at + 2 : -1;
  }

  /** Where {@code at } stands in a line that is nothing but a frame, or -1. */
  static int bare(String text) {
    int at = frame(text);
    return at > 0 && Text.indent(text) == at ? at : -1;
  }

  /** Where the place starts in a frame: a file with line and column, or a name for none. */
  private static int place(String text, int from) {
    String line = end(text);
    int start = from;
    if (line.endsWith(")")) {
      int open = line.lastIndexOf(" (");
      if (open < from) {
        return -1;
      }
      start = open + 2;
      line = line.substring(0, line.length() - 1);
    } else if (line.startsWith("async ", from)) {
      start = from + "async ".length();
    }
    if (start >= line.length()) {
      return -1;
    }
    String place = line.substring(start);
    boolean named =
        place.equals("<anonymous>")
            || place.equals("native")
            || place.equals("native code")
            || place.equals("unknown")
            || place.startsWith("index ")
            || place.startsWith("eval at ");
    return named || (lineColon(place) > 0 && (start > from || place.indexOf(' ') < 0)) ? start : -1;
  }

  /** Without the brace that opens the error's properties. */
  private static String end(String text) {
    String line = text.stripTrailing();
    return line.endsWith(" {") ? line.substring(0, line.length() - 2) : line;
  }

  static boolean opensProperties(String text) {
    return text.stripTrailing().endsWith(" {");
  }

  /** Where the colon stands before the line's number, with a column after it or not; or -1. */
  private static int lineColon(String place) {
    int last = place.lastIndexOf(':');
    if (last <= 0 || Text.digits(place, last + 1) != place.length() || last + 1 == place.length()) {
      return -1;
    }
    int first = place.lastIndexOf(':', last - 1);
    boolean column = first > 0 && Text.digits(place, first + 1) == last && first + 1 < last;
    return column ? first : last;
  }

  /**
   * @param from behind {@code at }
   */
  static Frame read(String text, int from) {
    int start = place(text, from);
    String line = end(text);
    String place = line.substring(start, line.endsWith(")") ? line.length() - 1 : line.length());
    String function = start > from + 2 ? function(line.substring(from, start)) : "";
    int colon = lineColon(place);
    if (colon < 0) {
      return Frame.of("", function, false);
    }
    String file = path(place.substring(0, colon));
    return Text.number(place, colon + 1).isPresent()
        ? Frame.of(file, Text.number(place, colon + 1).getAsInt(), function, isOwn(file))
        : Frame.of(file, function, isOwn(file));
  }

  private static String function(String text) {
    String name = text.endsWith(" (") ? text.substring(0, text.length() - 2) : text;
    return name.startsWith("async ") ? name.substring("async ".length()).strip() : name.strip();
  }

  private static String path(String file) {
    return file.startsWith("file://") ? file.substring("file://".length()) : file;
  }

  static boolean isOwn(String file) {
    return !file.startsWith("node:")
        && !file.startsWith("internal/")
        && !file.startsWith("ext:")
        && !file.startsWith("bun:")
        && !file.startsWith("<")
        && !file.startsWith("native")
        && !file.startsWith("https://")
        && !file.startsWith("npm:")
        && !file.startsWith("jsr:")
        && !Folders.isDependency(file);
  }

  /** The {@code file:line} that stands by itself above a piece of source. */
  static Optional<Frame> excerpt(String line) {
    int colon = lineColon(line.strip());
    if (colon <= 0 || line.startsWith(" ")) {
      return Optional.empty();
    }
    String file = path(line.substring(0, colon));
    return Text.number(line, colon + 1).isPresent()
        ? Optional.of(Frame.of(file, Text.number(line, colon + 1).getAsInt(), "", isOwn(file)))
        : Optional.empty();
  }

  /** How many frames a cause has in common with what was thrown. */
  static OptionalInt shared(String line) {
    String text = line.strip();
    return text.startsWith("... ") && text.contains(" lines matching cause stack trace")
        ? Text.number(text, "... ".length())
        : OptionalInt.empty();
  }

  /** {@code 12 | let x = 3;}. */
  static boolean isNumbered(String line) {
    int start = Text.indent(line);
    int end = Text.digits(line, start);
    return end > start && line.startsWith(" |", end);
  }

  static boolean isCaret(String line) {
    String text = line.strip();
    return !text.isEmpty() && text.chars().allMatch(c -> c == '^' || c == '~');
  }
}
