package io.jobsentry.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Tells whether a regular expression can be used. The engine takes linear time; what it takes for
 * that is that patterns are small and have neither look-around nor back-references.
 */
final class RegexCheck {
  private static final int LONGEST = 4096;
  private static final int DEEPEST = 100;
  private static final long LARGEST = 20_000;

  /** A line takes time in proportion to it. */
  private static final int MOST_INSTRUCTIONS = 5_000;

  private RegexCheck() {}

  /** What is wrong with a pattern, and which part of it. */
  record Flaw(String sentence, String hint, int offset, int length) {}

  static Optional<Flaw> flaw(String regex, int groups) {
    if (regex.isEmpty()) {
      return Optional.of(
          new Flaw("an empty regex matches every line", "say what to look for", 0, 0));
    }
    if (regex.length() > LONGEST) {
      return Optional.of(
          new Flaw(
              "this regex is longer than " + LONGEST + " characters",
              "make several of it",
              0,
              regex.length()));
    }
    if (size(regex) > LARGEST) {
      return tooLarge(regex);
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      if (pattern.programSize() > MOST_INSTRUCTIONS) {
        return tooLarge(regex);
      }
      int found = pattern.groupCount();
      return found >= groups
          ? Optional.empty()
          : Optional.of(
              new Flaw(
                  "this regex needs a group, and has none",
                  "put the number in parentheses: `step[= ](\\d+)`",
                  0,
                  regex.length()));
    } catch (PatternSyntaxException e) {
      return Optional.of(explain(regex, e));
    }
  }

  private static Optional<Flaw> tooLarge(String regex) {
    return Optional.of(
        new Flaw(
            "this regex becomes too large when its repetitions are written out",
            "lower the numbers in `{…}`, or use `+` and `*`",
            0,
            regex.length()));
  }

  private static Flaw explain(String regex, PatternSyntaxException e) {
    String part = e.getPattern() == null ? "" : e.getPattern();
    int offset = Math.max(0, regex.indexOf(part));
    int length = part.isEmpty() || regex.indexOf(part) < 0 ? regex.length() : part.length();
    String described = e.getDescription() == null ? "" : e.getDescription();
    if (part.startsWith("(?=") || part.startsWith("(?!")) {
      return new Flaw(
          "look-ahead is not supported",
          "regexes are RE2's, which never get slow; match the whole text, or use two detectors",
          offset,
          3);
    }
    if (part.startsWith("(?<=") || part.startsWith("(?<!")) {
      return new Flaw(
          "look-behind is not supported",
          "regexes are RE2's, which never get slow; match what comes before it too, and put the"
              + " rest in a group",
          offset,
          4);
    }
    if (part.startsWith("(?>")) {
      return new Flaw(
          "atomic groups are not supported",
          "regexes are RE2's, which never get slow: a plain group `(?:…)` will do",
          offset,
          3);
    }
    if (part.startsWith("(?(")) {
      return new Flaw(
          "conditions are not supported",
          "regexes are RE2's, which never get slow; write both cases with `|`",
          offset,
          3);
    }
    if (part.matches("\\\\[1-9k].*") || part.startsWith("(?P=")) {
      return new Flaw(
          "back-references are not supported",
          "regexes are RE2's, which never get slow; write the text out, or use two detectors",
          offset,
          length);
    }
    if (part.equals("\\Z")) {
      return new Flaw("`\\Z` is not known", "the end of the text is `\\z` or `$`", offset, length);
    }
    return switch (described) {
      case "missing closing )" ->
          new Flaw(
              "a `(` is never closed", "add a `)`, or write `\\(` for the character", 0, length);
      case "unexpected )" ->
          new Flaw(
              "a `)` closes nothing",
              "remove it, or write `\\)` for the character",
              Math.max(0, regex.lastIndexOf(')')),
              1);
      case "missing closing ]" ->
          new Flaw(
              "a `[` is never closed",
              "add a `]`, or write `\\[` for the character",
              offset,
              length);
      case "missing argument to repetition operator" ->
          new Flaw(
              Words.quote(part) + " has nothing before it to repeat",
              "put a `.` before it, or a `\\` if the character itself is meant",
              offset,
              length);
      case "invalid nested repetition operator" ->
          new Flaw(
              Words.quote(part) + " repeats a repetition",
              "remove one of the operators; possessive ones are not needed in RE2",
              offset,
              length);
      case "invalid repeat count", "invalid repetition size" ->
          new Flaw(
              Words.quote(part) + " is not a repetition that can be done",
              "the numbers go up to 1000, the smaller one first",
              offset,
              length);
      case "invalid character class range" ->
          new Flaw(
              Words.quote(part) + " is not a range or class of characters",
              "the lower one comes first; a `-` itself goes to the end of the brackets",
              offset,
              length);
      case "trailing backslash at end of expression" ->
          new Flaw(
              "the regex ends in a single backslash",
              "write `\\\\` for the character",
              regex.length() - 1,
              1);
      case "invalid escape sequence" ->
          new Flaw(
              Words.quote(part) + " is not known",
              "a character that means itself needs no backslash",
              offset,
              length);
      case "regexp/syntax: internal error" ->
          new Flaw(
              "a `)` closes nothing",
              "remove it, or write `\\)` for the character",
              Math.max(0, regex.lastIndexOf(')')),
              1);
      default ->
          new Flaw(
              "this regex is wrong: " + described + (part.isEmpty() ? "" : " " + Words.quote(part)),
              "regexes are written in RE2's syntax",
              offset,
              length);
    };
  }

  /** A rough count of what a pattern becomes when its repetitions are written out. */
  private static long size(String regex) {
    var outer = new ArrayDeque<Long>();
    long sum = 0;
    long atom = 0;
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      if (c == '{') {
        int close = regex.indexOf('}', i);
        long times = close < 0 ? 1 : times(regex.substring(i + 1, close));
        sum = Math.min(LARGEST * 2, sum + atom * (times - 1));
        atom = Math.min(LARGEST * 2, atom * times);
        i = times == 1 || close < 0 ? i + 1 : close + 1;
        continue;
      }
      if (c == '(') {
        outer.push(sum);
        if (outer.size() > DEEPEST) {
          return LARGEST + 1;
        }
        sum = 0;
        atom = 0;
      } else if (c == ')' && !outer.isEmpty()) {
        atom = sum + 1;
        sum = Math.min(LARGEST * 2, outer.pop() + atom);
      } else if (c == '[') {
        i = classEnd(regex, i);
        atom = 1;
        sum++;
      } else if (c != '*' && c != '+' && c != '?') {
        i += c == '\\' ? 1 : 0;
        atom = 1;
        sum++;
      }
      i++;
    }
    while (!outer.isEmpty()) {
      sum += outer.pop();
    }
    return sum;
  }

  private static int classEnd(String regex, int open) {
    int i = open + 1;
    while (i < regex.length() && (regex.charAt(i) != ']' || i == open + 1)) {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static long times(String counts) {
    if (!counts.matches("\\d{1,6}(,\\d{0,6})?")) {
      return 1;
    }
    String[] bounds = counts.split(",", -1);
    long most = Long.parseLong(bounds[0]);
    if (bounds.length == 2 && !bounds[1].isEmpty()) {
      most = Math.max(most, Long.parseLong(bounds[1]));
    }
    return Math.max(1, most);
  }
}
