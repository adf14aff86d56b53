package io.jobsentry.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** A manual page in the language of {@code man}. */
final class ManPage {
  private ManPage() {}

  static String roff(Page page) {
    var text = new StringBuilder();
    String title = page.joined("-").toUpperCase(Locale.ROOT);
    text.append(
        ".TH \"%s\" \"1\" \"\" \"sentry %s\" \"sentry\"\n"
            .formatted(escaped(title), Version.running().sentry()));
    // Left-aligned and without hyphens: options must not be torn apart.
    text.append(".nh\n.ad l\n");
    section("NAME", text);
    text.append(escaped(page.joined("-"))).append(" \\- ").append(summary(page)).append('\n');
    section("SYNOPSIS", text);
    synopsis(page, text);
    section("DESCRIPTION", text);
    text.append(line(page.description())).append('\n');
    commands(page, text);
    arguments(page, text);
    options(page, text);
    examples(page, text);
    if (page.path().size() == 1) {
      exitCodes(text);
    }
    seeAlso(page, text);
    return text.toString();
  }

  private static void synopsis(Page page, StringBuilder text) {
    String synopsis = page.spec().commandLine().getHelp().synopsis(0);
    String plain = Ansi.OFF.string(synopsis).strip().replaceAll("\\s+", " ");
    String rest = plain.startsWith(page.name()) ? plain.substring(page.name().length()) : plain;
    text.append("\\fB").append(escaped(page.name())).append("\\fR");
    text.append(escaped(rest)).append('\n');
  }

  private static void commands(Page page, StringBuilder text) {
    if (page.children().isEmpty()) {
      return;
    }
    section("COMMANDS", text);
    for (Page child : page.children()) {
      item("\\fB" + escaped(child.lastWord()) + "\\fR", child.description(), text);
    }
  }

  private static void arguments(Page page, StringBuilder text) {
    if (page.positionals().isEmpty()) {
      return;
    }
    section("ARGUMENTS", text);
    page.positionals()
        .forEach(
            word -> item("\\fI" + escaped(word.paramLabel()) + "\\fR", Page.describe(word), text));
  }

  private static void options(Page page, StringBuilder text) {
    section("OPTIONS", text);
    page.options().forEach(option -> item(head(option), Page.describe(option), text));
  }

  private static String head(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> "\\fB" + escaped(name) + "\\fR")
            .collect(Collectors.joining(", "));
    return Page.takesValue(option)
        ? names + " \\fI" + escaped(option.paramLabel()) + "\\fR"
        : names;
  }

  private static void examples(Page page, StringBuilder text) {
    List<String> lines = List.of(page.spec().usageMessage().footer());
    if (lines.isEmpty()) {
      return;
    }
    section("EXAMPLES", text);
    text.append(".nf\n");
    lines.forEach(example -> text.append(line(example.stripTrailing())).append('\n'));
    text.append(".fi\n");
  }

  private static void exitCodes(StringBuilder text) {
    section("EXIT STATUS", text);
    text.append("\\fBsentry run\\fR ends with the status of the job: its code, or 128+n when\n");
    text.append("signal n ended it. When sentry speaks for itself, it ends with one of these.\n");
    for (ExitStatus status : ExitStatus.values()) {
      item("\\fB" + status.code() + "\\fR", status.meaning(), text);
    }
  }

  private static void seeAlso(Page page, StringBuilder text) {
    List<String> others =
        page.path().size() == 1
            ? page.children().stream().map(child -> child.joined("-")).toList()
            : List.of(String.join("-", page.path().subList(0, page.path().size() - 1)));
    section("SEE ALSO", text);
    text.append(
        others.stream()
            .map(name -> "\\fB" + escaped(name) + "\\fR(1)")
            .collect(Collectors.joining(", ")));
    text.append('\n');
  }

  private static void section(String name, StringBuilder text) {
    text.append(".SH ").append(name).append('\n');
  }

  private static void item(String head, String description, StringBuilder text) {
    text.append(".TP\n").append(head).append('\n').append(line(description)).append('\n');
  }

  /** The line of {@code whatis}: no full stop, lower case. */
  private static String summary(Page page) {
    String description = page.description().replaceFirst("\\.$", "");
    return line(description.substring(0, 1).toLowerCase(Locale.ROOT) + description.substring(1));
  }

  /** A line of text; a dot or a quote in front would be a command. */
  private static String line(String text) {
    String plain = escaped(text);
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("`", "\\(ga")
        .replace("'", "\\(aq");
  }
}
