package io.jobsentry.frames;

import io.jobsentry.frames.SourceFrame.Line;
import java.util.ArrayList;
import java.util.List;

/** A frame as a page of Markdown, for people and for models. */
public final class FramePage {
  private static final int NAME = 60;

  private FramePage() {}

  /**
   * {@code 01-train.py.md}: the name of the page.
   *
   * @param number counted from 1, in the order of the frames
   */
  public static String name(int number, SourceFrame frame) {
    String file = frame.file();
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    var name = new StringBuilder();
    base.codePoints().limit(NAME).forEach(it -> name.appendCodePoint(isPlain(it) ? it : '_'));
    return "%02d-%s.md".formatted(number, name.isEmpty() ? "unknown" : name);
  }

  private static boolean isPlain(int point) {
    return point < 128 && (Character.isLetterOrDigit(point) || "._-".indexOf(point) >= 0);
  }

  /** The page itself; ends with a line end. */
  public static String text(SourceFrame frame) {
    var page = new StringBuilder("# ").append(code(place(frame)));
    frame.function().ifPresent(it -> page.append(" in ").append(code(it)));
    page.append("\n\n").append(shown(frame)).append('\n');
    if (!frame.lines().isEmpty()) {
      listing(frame, page.append('\n'));
    }
    if (!frame.notes().isEmpty()) {
      page.append('\n');
      frame.notes().forEach(it -> page.append("- ").append(it).append('\n'));
    }
    return page.toString();
  }

  private static String place(SourceFrame frame) {
    return frame.line().isPresent() ? frame.file() + ":" + frame.line().getAsInt() : frame.file();
  }

  private static String shown(SourceFrame frame) {
    return switch (frame.kind()) {
      case FUNCTION -> "The innermost function around line " + number(frame) + ".";
      case LINES -> "The lines around line " + number(frame) + ".";
      case STUB -> "Not shown.";
      case MISSING -> "Not found.";
    };
  }

  private static int number(SourceFrame frame) {
    return frame.line().orElse(0);
  }

  private static void listing(SourceFrame frame, StringBuilder page) {
    var lines = new ArrayList<Line>(frame.headers());
    lines.addAll(frame.lines());
    String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
    int digits = String.valueOf(lines.getLast().number()).length();
    page.append(fence).append(frame.language()).append('\n');
    int before = lines.getFirst().number() - 1;
    for (Line line : lines) {
      if (line.number() > before + 1) {
        page.append("  ").append(" ".repeat(digits)).append(" ⋮\n");
      }
      before = line.number();
      page.append(line.failing() ? "> " : "  ")
          .append(("%" + digits + "d").formatted(line.number()))
          .append(line.text().isEmpty() ? " |" : " | ")
          .append(line.text())
          .append('\n');
    }
    page.append(fence).append('\n');
  }

  /** A fence has to be longer than any in what it holds. */
  private static int longestRun(List<Line> lines) {
    return lines.stream().mapToInt(it -> longestRun(it.text())).max().orElse(0);
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Between more back-ticks than are in it. */
  private static String code(String text) {
    int run = longestRun(text);
    String ticks = "`".repeat(run + 1);
    return run == 0 ? ticks + text + ticks : ticks + " " + text + " " + ticks;
  }
}
