package io.jobsentry.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The output around the cause of a failure. */
public record LogExcerpt(List<Line> lines) {
  public static final LogExcerpt NONE = new LogExcerpt(List.of());

  /** More characters of a line say nothing more to a reader. */
  public static final int LONGEST_LINE = 2000;

  public LogExcerpt {
    lines = List.copyOf(lines);
  }

  /**
   * A line of the job's output.
   *
   * @param offset where it starts in the output of its incarnation
   * @param cause whether it is, or belongs to, what counts as the cause
   */
  public record Line(long offset, String text, boolean cause) {
    public Line {
      text = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
    }
  }

  LogExcerpt with(UnaryOperator<String> change) {
    List<String> texts = together(lines.stream().map(Line::text).toList(), change);
    var changed = new ArrayList<Line>();
    for (int i = 0; i < texts.size(); i++) {
      changed.add(new Line(lines.get(i).offset(), texts.get(i), lines.get(i).cause()));
    }
    return new LogExcerpt(changed);
  }

  /** Lines changed as one text, since what is hidden in it may take many of them: a key does. */
  static List<String> together(List<String> lines, UnaryOperator<String> change) {
    List<String> flat = lines.stream().map(line -> line.replace('\n', ' ')).toList();
    List<String> changed = List.of(change.apply(String.join("\n", flat)).split("\n", -1));
    return changed.size() == lines.size() ? changed : lines.stream().map(change).toList();
  }

  /** As text, with the lines of the cause marked. */
  String text() {
    var text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.cause() ? "> " : "  ").append(line.text()).append('\n');
    }
    return text.toString();
  }
}
