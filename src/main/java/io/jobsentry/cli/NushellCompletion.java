package io.jobsentry.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of nushell: an {@code extern} for each command. */
final class NushellCompletion {
  private NushellCompletion() {}

  static String script(List<Page> pages) {
    var text = new StringBuilder();
    pages.forEach(page -> extern(page, text));
    return text.toString();
  }

  private static void extern(Page page, StringBuilder text) {
    page.positionals().forEach(word -> values(page, word, text));
    page.options().forEach(option -> values(page, option, text));
    text.append("# ").append(page.description()).append('\n');
    text.append("export extern \"").append(page.name()).append("\" [\n");
    for (OptionSpec option : page.options()) {
      line(flag(option) + (Page.takesValue(option) ? type(page, option) : ""), option, text);
    }
    for (PositionalParamSpec word : page.positionals()) {
      String name = label(word);
      boolean many = word.arity().max() > 1;
      String head = many ? "..." + name : word.arity().min() == 0 ? name + "?" : name;
      line(head + type(page, word), word, text);
    }
    text.append("]\n\n");
  }

  private static void line(String head, ArgSpec arg, StringBuilder text) {
    text.append("  ").append(head).append("  # ").append(Page.describe(arg)).append('\n');
  }

  private static String flag(OptionSpec option) {
    Optional<String> shortName = Page.shortName(option).filter(name -> name.length() == 2);
    return Page.longName(option)
        .map(name -> name + shortName.map(letter -> "(" + letter + ")").orElse(""))
        .orElse(option.names()[0]);
  }

  private static String type(Page page, ArgSpec arg) {
    if (!Page.values(arg).isEmpty()) {
      return ": string@\"" + completer(page, arg) + "\"";
    }
    return Page.isPath(arg) ? ": path" : ": string";
  }

  private static void values(Page page, ArgSpec arg, StringBuilder text) {
    List<String> values = Page.values(arg);
    if (!values.isEmpty()) {
      text.append("def \"").append(completer(page, arg)).append("\" [] { [");
      text.append(String.join(" ", values.stream().map(value -> "\"" + value + "\"").toList()));
      text.append("] }\n");
    }
  }

  private static String completer(Page page, ArgSpec arg) {
    return "nu-complete " + page.name() + " " + label(arg);
  }

  private static String label(ArgSpec arg) {
    return arg.paramLabel()
        .replaceAll("[^A-Za-z0-9]+", " ")
        .strip()
        .replace(' ', '_')
        .toLowerCase(java.util.Locale.ROOT);
  }
}
