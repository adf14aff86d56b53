package io.jobsentry.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config's text with {@link Addition}s in it. Every line that stood there still stands there,
 * comments and odd spacing included: lines are only put between them.
 */
public final class Extension {
  private final List<String> lines;

  /** What the lines of the file end with before their line feed. */
  private final String ending;

  private final List<Node.Entry> entries;
  private final List<Addition> byHand = new ArrayList<>();
  private final List<Insert> inserts = new ArrayList<>();
  private final List<String> tail = new ArrayList<>();

  private Extension(String text, List<Node.Entry> entries) {
    this.ending = text.contains("\r\n") ? "\r" : "";
    this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
    this.entries = entries;
  }

  /**
   * How it went.
   *
   * @param text the new text
   * @param byHand what cannot be put in without rewriting lines: the section is written on one
   *     line, for example
   */
  public record Outcome(String text, List<Addition> byHand) {
    public Outcome {
      byHand = List.copyOf(byHand);
    }
  }

  /** Lines to be put behind one that is there. */
  private record Insert(int behind, List<String> lines) {}

  /** Where a section takes what is new. */
  private record Slot(int behind, String indent) {}

  /** The text has to be one that loads, or one without any key. */
  public static Outcome of(String text, List<Addition> additions) {
    var source = SourceText.of("", text);
    var problems = new Problems(source);
    Optional<Node> tree = YamlReader.read(problems);
    List<Node.Entry> entries =
        switch (tree.orElse(null)) {
          case Node.Table(List<Node.Entry> all, _, _) -> all;
          case null, default -> List.of();
        };
    var extension = new Extension(text, entries);
    if (extension.lines.size() != source.lines().size()) {
      // Line ends that YAML knows and nobody else: the places would be off.
      return new Outcome(text, additions);
    }
    return extension.with(additions);
  }

  private Outcome with(List<Addition> additions) {
    Map<String, List<Addition>> bySection = new LinkedHashMap<>();
    additions.forEach(
        it -> bySection.computeIfAbsent(it.section(), _ -> new ArrayList<>()).add(it));
    bySection.forEach(this::place);
    inserts.stream()
        .sorted(Comparator.comparingInt(Insert::behind).reversed())
        .forEach(it -> lines.addAll(it.behind() + 1, it.lines()));
    if (!tail.isEmpty()) {
      while (!lines.isEmpty() && lines.getLast().isBlank()) {
        lines.removeLast();
      }
      lines.addAll(lines.isEmpty() ? tail.subList(1, tail.size()) : tail);
      lines.add("");
    }
    return new Outcome(String.join("\n", lines), byHand);
  }

  private void place(String section, List<Addition> additions) {
    Optional<Node.Entry> entry =
        entries.stream().filter(it -> it.key().equals(section)).findFirst();
    if (entry.isEmpty()) {
      tail.add(ending);
      tail.add(section + ":" + ending);
      additions.forEach(it -> tail.addAll(indented(it, "  ")));
      return;
    }
    Optional<Slot> slot = slot(entry.get(), additions.getFirst().form());
    if (slot.isEmpty()) {
      byHand.addAll(additions);
      return;
    }
    var fresh = new ArrayList<String>();
    additions.forEach(it -> fresh.addAll(indented(it, slot.get().indent())));
    inserts.add(new Insert(slot.get().behind(), fresh));
  }

  private List<String> indented(Addition addition, String indent) {
    return addition.lines().stream().map(line -> indent + line + ending).toList();
  }

  private Optional<Slot> slot(Node.Entry entry, Addition.Form form) {
    int at = entry.spot().line() - 1;
    if (entry.spot().column() != 1) {
      return Optional.empty();
    }
    boolean empty =
        switch (entry.value()) {
          case Node.Items(List<Node> items, _, _) -> items.isEmpty();
          case Node.Table(List<Node.Entry> all, _, _) -> all.isEmpty();
          case Node.Scalar scalar -> scalar.look() == Node.Look.NOTHING;
        };
    if (empty) {
      return emptied(at);
    }
    int first = at + 1;
    int end = next(at);
    while (first < end && (lines.get(first).isBlank() || isComment(lines.get(first)))) {
      first++;
    }
    if (first == end || !fits(entry.value(), form, lines.get(first).strip())) {
      return Optional.empty();
    }
    String indent = indent(lines.get(first));
    int last = end - 1;
    while (last > first && isLoose(lines.get(last), indent)) {
      last--;
    }
    return Optional.of(new Slot(last, indent));
  }

  /** A section that holds nothing: its brackets, if it has some, make room. */
  private Optional<Slot> emptied(int at) {
    String line = lines.get(at);
    String value = line.substring(line.indexOf(':') + 1).strip();
    String bare = value.replaceFirst("^(\\[ *\\]|\\{ *\\}|~|null)", "");
    if (!bare.isEmpty() && !bare.strip().startsWith("#")) {
      return Optional.empty();
    }
    lines.set(
        at,
        (line.substring(0, line.indexOf(':') + 1) + " " + bare.strip()).stripTrailing() + ending);
    return Optional.of(new Slot(at, "  "));
  }

  private static boolean fits(Node value, Addition.Form form, String firstLine) {
    boolean item = firstLine.equals("-") || firstLine.startsWith("- ");
    return switch (value) {
      case Node.Items _ -> form == Addition.Form.ITEM && item;
      case Node.Table _ -> form == Addition.Form.MEMBER && !item && !firstLine.startsWith("{");
      case Node.Scalar _ -> false;
    };
  }

  /** The line of the section that comes after this one. */
  private int next(int at) {
    return entries.stream()
        .mapToInt(it -> it.spot().line() - 1)
        .filter(line -> line > at)
        .min()
        .orElse(lines.size());
  }

  /** Whether a line may just as well belong to what comes below. */
  private static boolean isLoose(String line, String indent) {
    return line.isBlank() || (isComment(line) && indent(line).length() <= indent.length());
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
