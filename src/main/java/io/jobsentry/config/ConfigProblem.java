package io.jobsentry.config;

import io.jobsentry.text.Printable;
import java.util.function.UnaryOperator;

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
  private static final int LEAST_QUOTED = 3;

  /**
   * The same without secrets. In the line, as many stars stand where one was, so that what is below
   * it stays below it.
   *
   * @param config masks what is secret in a line of a config
   * @param words masks what is secret in a sentence
   */
  public ConfigProblem discreet(UnaryOperator<String> config, UnaryOperator<String> words) {
    String clean = config.apply(source);
    int same = 0;
    int least = Math.min(clean.length(), source.length());
    while (same < least && clean.charAt(same) == source.charAt(same)) {
      same++;
    }
    int after = 0;
    while (after < least - same
        && clean.charAt(clean.length() - 1 - after) == source.charAt(source.length() - 1 - after)) {
      after++;
    }
    String hidden = source.substring(same, source.length() - after);
    String line =
        source.substring(0, same)
            + "*".repeat(hidden.codePointCount(0, hidden.length()))
            + source.substring(source.length() - after);
    return new ConfigProblem(
        file,
        this.line,
        column,
        width,
        without(hidden, words.apply(sentence)),
        words.apply(hint),
        line);
  }

  /** A sentence may quote what is blotted out in the line. */
  private static String without(String hidden, String sentence) {
    String[] parts = sentence.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      boolean part = parts[i].length() >= LEAST_QUOTED && hidden.contains(parts[i]);
      parts[i] = part || (!hidden.isBlank() && parts[i].contains(hidden)) ? "***" : parts[i];
    }
    return String.join("`", parts);
  }

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
