package io.jobsentry.config;

import io.jobsentry.text.Printable;

/**
 * Something wrong, or worth knowing, in a config.
 *
 * @param file the file as the user named it
 * @param line counted from 1; 0 when the problem is the whole file's
 * @param column counted from 1; 0 when the problem is the whole file's
 * @param width how many columns are meant
 * @param sentence one lower-case sentence
 * @param hint what to do about it; may be empty
 * @param source the text of the line
 */
public record ConfigProblem(
    String file, int line, int column, int width, String sentence, String hint, String source) {

  private static final int SHOWN = 100;

  /** The problem as an error, for people, without a line end. */
  public String asError() {
    return render("error");
  }

  /** The problem as a remark that stops nothing. */
  public String asNotice() {
    return render("notice");
  }

  private String render(String level) {
    var text = new StringBuilder("sentry: ").append(level).append(": ").append(file);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    text.append(": ").append(sentence);
    if (line > 0 && !source.isBlank()) {
      appendExcerpt(text);
    }
    if (!hint.isEmpty()) {
      text.append("\nhint: ").append(hint);
    }
    return text.toString();
  }

  /** The line and a row of carets under what is meant; of a long line only the part around it. */
  private void appendExcerpt(StringBuilder text) {
    int[] points = source.codePoints().toArray();
    int start = 0;
    while (start < points.length && start < column - 1 && Character.isWhitespace(points[start])) {
      start++;
    }
    int at = Math.min(column - 1, points.length);
    if (points.length - start > SHOWN && at - start > SHOWN / 2) {
      start = at - SHOWN / 2;
    }
    int end = Math.min(points.length, start + SHOWN);
    text.append("\n    ");
    for (int i = start; i < end; i++) {
      text.appendCodePoint(Printable.of(points[i]));
    }
    text.append("\n    ").repeat(' ', at - start);
    text.repeat('^', Math.clamp(Math.min(width, end - at), 1, SHOWN));
  }
}
