package io.jobsentry.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What there is to know about one command, for everything that is generated from the commands:
 * completions and manual pages.
 *
 * @param path the words that lead to it, the program's name first
 */
record Page(List<String> path, CommandSpec spec) {

  /** The page of every command that is shown to people, parents first. */
  static List<Page> all(CommandLine line) {
    var pages = new ArrayList<Page>();
    collect(List.of(line.getCommandName()), line.getCommandSpec(), pages);
    return pages;
  }

  private static void collect(List<String> path, CommandSpec spec, Collection<Page> pages) {
    pages.add(new Page(path, spec));
    for (var child : spec.subcommands().entrySet()) {
      CommandSpec childSpec = child.getValue().getCommandSpec();
      // The map holds aliases as well.
      if (!childSpec.usageMessage().hidden() && childSpec.name().equals(child.getKey())) {
        var longer = new ArrayList<>(path);
        longer.add(child.getKey());
        collect(longer, childSpec, pages);
      }
    }
  }

  String name() {
    return String.join(" ", path);
  }

  String joined(String between) {
    return String.join(between, path);
  }

  /** The commands directly below this one, by their last word. */
  List<Page> children() {
    return spec.subcommands().entrySet().stream()
        .filter(child -> child.getValue().getCommandName().equals(child.getKey()))
        .map(child -> new Page(with(child.getKey()), child.getValue().getCommandSpec()))
        .filter(child -> !child.spec().usageMessage().hidden())
        .toList();
  }

  String lastWord() {
    return path.getLast();
  }

  String description() {
    return flat(spec.usageMessage().description());
  }

  List<OptionSpec> options() {
    return spec.options().stream().filter(option -> !option.hidden()).toList();
  }

  List<PositionalParamSpec> positionals() {
    return spec.positionalParameters().stream().filter(word -> !word.hidden()).toList();
  }

  static String describe(ArgSpec arg) {
    return flat(arg.description());
  }

  /** The values that an argument can take, where they can be listed. */
  static List<String> values(ArgSpec arg) {
    if (arg.completionCandidates() != null) {
      return StreamSupport.stream(arg.completionCandidates().spliterator(), false)
          .map(value -> arg.type().isEnum() ? value.toLowerCase(Locale.ROOT) : value)
          .toList();
    }
    return List.of();
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** Whether the value is something on disk. */
  static boolean isPath(ArgSpec arg) {
    Class<?> type = arg.isMultiValue() ? arg.auxiliaryTypes()[0] : arg.type();
    return type == Path.class || type == File.class;
  }

  static Optional<String> longName(OptionSpec option) {
    return Arrays.stream(option.names()).filter(name -> name.startsWith("--")).findFirst();
  }

  static Optional<String> shortName(OptionSpec option) {
    return Arrays.stream(option.names()).filter(name -> !name.startsWith("--")).findFirst();
  }

  private static String flat(String[] lines) {
    return String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
  }

  private List<String> with(String word) {
    var longer = new ArrayList<>(path);
    longer.add(word);
    return longer;
  }
}
