package io.jobsentry.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The page that a person reads first: what failed, why, where, and what was done about it. */
final class Report {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Lines of the output that stand in the report itself; the file beside it has all. */
  private static final int EXCERPT = 30;

  /** Repeats that stand in the report itself. */
  private static final int REPEATS = 10;

  private Report() {}

  static String markdown(Dossier about, List<Chapter> story, List<Occurrence> repeats) {
    var page = new StringBuilder();
    page.append("# ").append(oneLine(about.subject().cause())).append("\n\n");
    header(page, about, repeats);
    why(page, about);
    source(page, about.frames());
    about.stack().ifPresent(stack -> stack(page, stack));
    excerpt(page, about.excerpt());
    repeats(page, repeats);
    story(page, story);
    return page.toString();
  }

  private static void header(StringBuilder page, Dossier about, List<Occurrence> repeats) {
    row(page, "incident", "`" + about.id() + "`");
    about.subject().fingerprint().ifPresent(it -> row(page, "group", "`" + it + "`"));
    row(page, "opened", time(about.subject().opened()) + " UTC");
    if (!repeats.isEmpty()) {
      String last = time(repeats.getLast().at()) + " UTC";
      row(page, "times", OccurrenceFile.count(repeats) + ", the last " + last);
    }
    row(page, "job", "run " + about.subject().run() + ", start " + about.subject().incarnation());
    row(page, "command", code(String.join(" ", about.subject().command())));
    row(page, "noticed by", "`" + about.subject().detector() + "`");
    about.stack().flatMap(Stack::place).ifPresent(place -> row(page, "place", code(place)));
    about.course().ended().ifPresent(ended -> row(page, "ended", "the job " + ended));
    about.course().verdict().ifPresent(verdict -> row(page, "verdict", oneLine(verdict)));
    if (!about.course().failing().isEmpty()) {
      row(page, "failing", about.course().failing().size() + ": " + some(about.course().failing()));
    }
    page.append('\n');
  }

  private static void why(StringBuilder page, Dossier about) {
    if (!about.course().lastWords().isEmpty()) {
      page.append("## Last words\n\n");
      fenced(page, String.join("\n", about.course().lastWords()) + "\n");
    }
  }

  /** The page of what failed itself, and where the others are. */
  private static void source(StringBuilder page, List<Page> frames) {
    if (frames.isEmpty()) {
      return;
    }
    page.append("## Source\n\n");
    page.append(frames.getFirst().text().replaceFirst("^# ", "### ")).append('\n');
    for (Page other : frames.subList(1, frames.size())) {
      page.append("- [").append(title(other)).append("](").append(other.name()).append(")\n");
    }
    if (frames.size() > 1) {
      page.append('\n');
    }
  }

  private static String title(Page frame) {
    String first = frame.text().lines().findFirst().orElse(frame.name());
    return first.startsWith("# ") ? first.substring(2) : first;
  }

  private static void stack(StringBuilder page, Stack stack) {
    page.append("## Stack trace (").append(stack.language()).append(")\n\n");
    fenced(page, stack.text());
  }

  private static void excerpt(StringBuilder page, LogExcerpt excerpt) {
    if (excerpt.lines().isEmpty()) {
      return;
    }
    List<LogExcerpt.Line> lines = excerpt.lines();
    int cause = 0;
    while (cause < lines.size() - 1 && !lines.get(cause).cause()) {
      cause++;
    }
    int from = Math.max(0, Math.min(cause - EXCERPT / 2, lines.size() - EXCERPT));
    int to = Math.min(lines.size(), from + EXCERPT);
    page.append("## Output around it\n\n");
    fenced(page, new LogExcerpt(lines.subList(from, to)).text());
    if (to - from < lines.size()) {
      page.append("`log_excerpt.txt` has ").append(lines.size()).append(" lines.\n\n");
    }
  }

  private static void repeats(StringBuilder page, List<Occurrence> repeats) {
    if (repeats.isEmpty()) {
      return;
    }
    page.append("## Repeats\n\n");
    int from = Math.max(0, repeats.size() - REPEATS);
    if (from > 0) {
      page.append("`").append(OccurrenceFile.NAME).append("` has more; the last ");
      page.append(REPEATS).append(" are\n\n");
    }
    for (Occurrence it : repeats.subList(from, repeats.size())) {
      page.append("- ").append(time(it.at())).append("  ").append(it.number()).append(": `");
      page.append(it.id()).append("`, start ").append(it.incarnation());
      it.ended().ifPresent(ended -> page.append(", the job ").append(oneLine(ended)));
      it.verdict().ifPresent(verdict -> page.append("; ").append(oneLine(verdict)));
      page.append('\n');
    }
    page.append('\n');
  }

  private static void story(StringBuilder page, List<Chapter> story) {
    if (story.isEmpty()) {
      return;
    }
    page.append("## What happened\n\n");
    for (Chapter chapter : story) {
      page.append("- ").append(time(chapter.at())).append("  ");
      page.append(oneLine(chapter.words())).append('\n');
    }
  }

  private static void row(StringBuilder page, String name, String value) {
    page.append("- ").append(name).append(": ").append(value).append('\n');
  }

  /** A fence longer than any in the text: what the job printed stays within. */
  private static void fenced(StringBuilder page, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    page.append(fence).append("text\n").append(text).append(fence).append("\n\n");
  }

  private static String code(String text) {
    String one = oneLine(text);
    String tick = "`";
    while (one.contains(tick)) {
      tick += "`";
    }
    return tick.length() == 1 ? tick + one + tick : tick + " " + one + " " + tick;
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }

  private static String some(List<String> names) {
    int shown = Math.min(8, names.size());
    String rest = shown < names.size() ? ", …" : "";
    return String.join(", ", names.subList(0, shown)) + rest;
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
