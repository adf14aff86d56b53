package io.jobsentry.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns an {@code autosentry.yaml} into a {@code sentry.yaml}. The keys are the same, so the file's
 * lines, its comments among them, stay; what sentry does not know is made a comment.
 */
public final class Migration {
  /** The line by which editors find the schema. */
  public static final String MODELINE = "# yaml-language-server: $schema=./sentry.schema.json";

  private static final String DROPPED = "# not known to sentry: ";
  private static final Pattern FILLED_IN = Pattern.compile("\\$\\{?[A-Z_][A-Z0-9_]*");

  private final SourceText source;
  private final List<String> lines;
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> written = new HashSet<>();
  private final List<Edit> edits = new ArrayList<>();

  private Migration(SourceText source) {
    this.source = source;
    this.lines = new ArrayList<>(source.lines());
  }

  /** How a migration went. */
  public sealed interface Outcome {

    /**
     * @param text the new file
     * @param remarks what was changed, and what behaves differently from now on
     */
    record Migrated(String text, List<String> remarks) implements Outcome {}

    /** It cannot be read at all. */
    record Unreadable(List<ConfigProblem> problems) implements Outcome {}
  }

  /** Columns to be replaced in one line. */
  private record Edit(Spot spot, String text) {}

  public static Outcome of(byte[] content, String name) {
    Optional<ConfigProblem> encoding = Encoding.problem(content, name);
    if (encoding.isPresent()) {
      return new Outcome.Unreadable(List.of(encoding.get()));
    }
    var source = SourceText.of(name, new String(content, StandardCharsets.UTF_8));
    var problems = new Problems(source);
    Optional<Node> tree = YamlReader.read(problems);
    if (tree.isEmpty() || !problems.none()) {
      return new Outcome.Unreadable(problems.inOrder());
    }
    return new Migration(source).migrated(tree.get());
  }

  private Outcome migrated(Node tree) {
    walk("", Keys.ROOT, tree);
    edits.stream()
        .sorted(Comparator.comparingInt((Edit edit) -> edit.spot().column()).reversed())
        .forEach(this::apply);
    remarkOnDefaults();
    var text = new StringBuilder(MODELINE).append('\n');
    List<String> kept =
        lines.stream().filter(line -> !line.startsWith("# yaml-language-server:")).toList();
    text.append(String.join("\n", kept).stripTrailing()).append('\n');
    return new Outcome.Migrated(text.toString(), List.copyOf(remarks));
  }

  private void walk(String path, Type type, Node node) {
    switch (node) {
      case Node.Table(List<Node.Entry> entries, _, _) -> {
        for (Node.Entry entry : entries) {
          entry(path, type, entry);
        }
      }
      case Node.Items(List<Node> items, _, _) -> {
        Type item = type instanceof Type.ListOf(Type inner, _) ? inner : type;
        for (int i = 0; i < items.size(); i++) {
          walk(path + "[" + i + "]", item, items.get(i));
        }
      }
      case Node.Scalar scalar -> scalar(path, type, scalar);
    }
  }

  private void entry(String path, Type type, Node.Entry entry) {
    String inner = path.isEmpty() ? entry.key() : path + "." + entry.key();
    Type.Section section =
        switch (type) {
          case Type.Section it -> it;
          case Type.FlagOrSection(Type.Section it) -> it;
          default -> null;
        };
    if (section == null) {
      walk(inner, type instanceof Type.MapOf(_, Type value) ? value : Type.text(), entry.value());
      return;
    }
    Optional<Key> key =
        section.keys().stream().filter(each -> each.name().equals(entry.key())).findFirst();
    if (key.isEmpty()) {
      drop(inner, entry);
      return;
    }
    written.add(inner.replaceAll("\\[\\d+\\]", "[]"));
    walk(inner, key.get().type(), entry.value());
  }

  /** Makes an unknown key and everything under it a comment. */
  private void drop(String path, Node.Entry entry) {
    int first = entry.spot().line();
    String line = lines.get(first - 1);
    int indent = entry.spot().column() - 1;
    if (!line.substring(0, Math.min(indent, line.length())).isBlank()) {
      remarks.add(
          "line "
              + first
              + ": `"
              + path
              + "` is not known to sentry: remove it by hand, it shares its"
              + " line with others");
      return;
    }
    int next = first;
    while (next < lines.size() && belongs(lines.get(next), indent)) {
      next++;
    }
    while (next > first && lines.get(next - 1).isBlank()) {
      next--;
    }
    for (int i = first - 1; i < next; i++) {
      lines.set(i, " ".repeat(indent) + DROPPED + lines.get(i).strip());
    }
    remarks.add("line " + first + ": `" + path + "` is not known to sentry, and is a comment now");
  }

  private static boolean belongs(String line, int indent) {
    if (line.isBlank()) {
      return true;
    }
    int own = line.length() - line.stripLeading().length();
    return own > indent || (own == indent && line.strip().startsWith("- "));
  }

  private void scalar(String path, Type type, Node.Scalar scalar) {
    String text = scalar.text();
    if (text.startsWith(".autosentry/")) {
      int at = source.at(scalar.spot()).indexOf(".autosentry/");
      if (at >= 0) {
        edits.add(new Edit(scalar.spot().part(at, ".autosentry/".length()), ".sentry/"));
        remarks.add("line " + scalar.spot().line() + ": `" + path + "` now starts with `.sentry/`");
      }
    }
    if (type instanceof Type.Regex && FILLED_IN.matcher(text).find()) {
      remarks.add(
          "line "
              + scalar.spot().line()
              + ": `"
              + path
              + "` is taken as it stands: nothing is put"
              + " into regexes");
    }
    if (!(type instanceof Type.Regex) && text.contains("$$")) {
      remarks.add(
          "line " + scalar.spot().line() + ": `" + path + "` has `$$`, which now means one dollar");
    }
  }

  private void apply(Edit edit) {
    String line = lines.get(edit.spot().line() - 1);
    int from = line.offsetByCodePoints(0, edit.spot().column() - 1);
    int to = line.offsetByCodePoints(from, edit.spot().width());
    lines.set(edit.spot().line() - 1, line.substring(0, from) + edit.text() + line.substring(to));
  }

  private void remarkOnDefaults() {
    KeyWalk.keys(
        "",
        Keys.ROOT,
        (path, key) ->
            key.change()
                .filter(
                    change -> !written.contains(path) && !change.theirs().startsWith(".autosentry"))
                .filter(_ -> !path.contains(".*") && !path.contains("[]"))
                .ifPresent(
                    change ->
                        remarks.add(
                            "`"
                                + path
                                + "` is not set: it was "
                                + change.theirs()
                                + " by default, and is "
                                + Defaults.words(key).replace("`", "")
                                + " now ("
                                + change.why()
                                + ")")));
    remarks.add("what sentry writes is under `.sentry/`, and no longer under `.autosentry/`");
    remarks.add("a variable that is not set is an error; it stayed in the text as it was");
  }
}
