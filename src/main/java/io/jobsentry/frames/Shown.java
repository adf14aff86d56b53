package io.jobsentry.frames;

import io.jobsentry.text.Printable;

/** Source as it may be shown: its tabs are its own, what steers a terminal is not. */
final class Shown {
  private Shown() {}

  static String of(String line) {
    if (line.codePoints().allMatch(point -> Printable.of(point) == point)) {
      return line;
    }
    var shown = new StringBuilder(line.length());
    line.codePoints()
        .map(point -> point == '\t' ? point : Printable.of(point))
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
