package io.jobsentry.fingerprint;

import java.util.List;

/** Text in the form that it has in every run: what differs is a placeholder. */
public final class Normal {
  /** Of a message of many lines, the first say what it is about. */
  private static final int LINES = 3;

  private static final int LONGEST_MESSAGE = 240;

  /** Lines reach us cut, and what is cut off depends on the prefix: little of them counts. */
  private static final int LONGEST_LINE = 100;

  /** What the newer versions of a runtime add. */
  private static final List<String> ADDED = List.of(". Did you mean", ". Perhaps you forgot");

  private Normal() {}

  /** What somebody threw with an exception. */
  public static String message(String message) {
    String plain = BareLine.plain(message);
    for (String added : ADDED) {
      int start = plain.indexOf(added);
      plain = start > 0 ? plain.substring(0, start) : plain;
    }
    var lines = plain.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(LINES);
    return Words.of(String.join(" ", lines.toList()), LONGEST_MESSAGE);
  }

  /** A line of output, with all that loggers and launchers put before it. */
  public static String line(String line) {
    return Words.of(BareLine.of(line), LONGEST_LINE);
  }
}
