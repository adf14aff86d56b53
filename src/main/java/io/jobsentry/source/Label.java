package io.jobsentry.source;

import static io.jobsentry.source.Stamp.at;

import java.util.Optional;

/**
 * The name of a line's source, as launchers and containers write it before a text.
 *
 * @param end where it ends in the line
 */
record Label(String name, int end) {
  private static final int LONGEST = 120;

  /** One that cannot well be the beginning of a text. */
  static Optional<Label> at0(String line, int from) {
    return switch (at(line, from)) {
      case '[' -> bracketed(line, from);
      case '(' -> ray(line, from);
      default -> column(line, from);
    };
  }

  private static Optional<Label> bracketed(String line, int from) {
    int close = line.indexOf(']', from);
    if (close < 0 || close - from > LONGEST) {
      return Optional.empty();
    }
    String inside = line.substring(from + 1, close);
    boolean colon = at(line, close + 1) == ':';
    if (colon && numbered(inside, "rank")) {
      // torch: [rank3]: text
      return Optional.of(new Label(inside, separated(line, close + 2)));
    }
    if (colon && numbered(inside, "default")) {
      // torchrun: [default3]:text
      return Optional.of(new Label(inside, close + 2));
    }
    if (inside.startsWith("pod/") || inside.startsWith("container/")) {
      // kubectl logs --prefix
      return Optional.of(new Label(inside, separated(line, close + 1)));
    }
    return mpirun(line, inside, close);
  }

  /** {@code [1,3]<stderr>:}, where only the rank tells one from another. */
  private static Optional<Label> mpirun(String line, String inside, int close) {
    int comma = inside.indexOf(',');
    if (comma < 1 || !isNumber(inside, 0, comma) || at(line, close + 1) != '<') {
      return Optional.empty();
    }
    int end = line.indexOf(">:", close);
    String rank = inside.substring(comma + 1);
    return end > 0 && end - close < 12 && isNumber(rank, 0, rank.length())
        ? Optional.of(new Label("[" + inside + "]", end + 2))
        : Optional.empty();
  }

  /** {@code (Worker pid=4711, ip=10.0.0.4)}. */
  private static Optional<Label> ray(String line, int from) {
    int close = line.indexOf(')', from);
    if (close < 0 || close - from > LONGEST || line.indexOf("pid=", from) < 0) {
      return Optional.empty();
    }
    int pid = line.indexOf("pid=", from);
    return pid < close && at(line, close + 1) == ' '
        ? Optional.of(new Label(line.substring(from, close + 1), close + 2))
        : Optional.empty();
  }

  /** {@code web-1 | } as compose, foreman and their kin write it; {@code 0|web | } is of pm2. */
  private static Optional<Label> column(String line, int from) {
    int start = from;
    int number = Stamp.number(line, from);
    if (number > from && number - from < LONGEST && at(line, number) == '|') {
      start = number + 1;
    }
    if (!Character.isLetter(at(line, start))) {
      return Optional.empty();
    }
    int end = start;
    while (isNamePart(at(line, end)) && end - start < LONGEST) {
      end++;
    }
    int bar = Stamp.spaces(line, end);
    boolean ends = at(line, bar + 1) == ' ' || bar + 1 == line.length();
    return bar > end && at(line, bar) == '|' && ends
        ? Optional.of(new Label(line.substring(from, end), separated(line, bar + 1)))
        : Optional.empty();
  }

  /** {@code host program[4711]: } after a stamp. */
  static Optional<Label> syslog(String line, int from, boolean numberless) {
    int host = from;
    while (isNamePart(at(line, host))) {
      host++;
    }
    if (host == from || at(line, host) != ' ') {
      return Optional.empty();
    }
    int program = host + 1;
    while (isNamePart(at(line, program)) || at(line, program) == '/') {
      program++;
    }
    if (program == host + 1) {
      return Optional.empty();
    }
    int end = program;
    if (at(line, program) == '[') {
      end = Stamp.number(line, program + 1);
      if (end == program + 1 || at(line, end) != ']') {
        return Optional.empty();
      }
      end++;
    } else if (!numberless) {
      return Optional.empty();
    }
    return at(line, end) == ':' && end - from <= LONGEST
        ? Optional.of(new Label(line.substring(from, end), separated(line, end + 1)))
        : Optional.empty();
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  /** Behind the one space that parts a label from its text. */
  static int separated(String line, int from) {
    return at(line, from) == ' ' ? from + 1 : from;
  }

  private static boolean numbered(String text, String word) {
    return text.startsWith(word) && isNumber(text, word.length(), text.length());
  }

  private static boolean isNumber(String text, int from, int to) {
    return from < to && Stamp.number(text, from) == to;
  }
}
