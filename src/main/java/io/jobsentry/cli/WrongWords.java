package io.jobsentry.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Explains the parser's exceptions in the words of the house. */
final class WrongWords {
  private WrongWords() {}

  static RefusalException explain(CommandLine.ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    return switch (e) {
      case CommandLine.UnmatchedArgumentException unmatched -> unknown(unmatched, spec);
      case CommandLine.MissingParameterException missing -> missing(missing, spec);
      case CommandLine.OverwrittenOptionException twice ->
          say(name(twice.getOverwritten()) + " is given twice", spec);
      case CommandLine.MaxValuesExceededException _ -> say("too many values", spec);
      default -> invalid(e, spec);
    };
  }

  private static RefusalException unknown(
      CommandLine.UnmatchedArgumentException e, CommandSpec spec) {
    String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().getFirst();
    if (word.startsWith("-") && word.length() > 1) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return say("unknown option `" + option + "`", spec, Nearest.to(option, optionNames(spec)));
    }
    if (!spec.subcommands().isEmpty()) {
      return say(
          "unknown command `" + word + "`",
          spec,
          Nearest.to(word, names(spec)).map(near -> spec.qualifiedName() + " " + near));
    }
    return say("`" + word + "` is one word too many", spec);
  }

  private static RefusalException missing(
      CommandLine.MissingParameterException e, CommandSpec spec) {
    List<ArgSpec> missing = e.getMissing();
    // The parser names an option that stands there without its value in the same way.
    boolean valueless =
        missing.size() == 1
            && missing.getFirst() instanceof OptionSpec option
            && e.getMessage() != null
            && e.getMessage().startsWith("Missing required parameter for option")
            && !option.names()[0].isEmpty();
    if (valueless || (missing.isEmpty() && e.getArgSpec() != null)) {
      ArgSpec option = missing.isEmpty() ? e.getArgSpec() : missing.getFirst();
      return say(name(option) + " needs a value `" + option.paramLabel() + "`", spec);
    }
    String names = missing.stream().map(WrongWords::name).collect(Collectors.joining(" and "));
    return say(names.isEmpty() ? "something is missing" : names + " is missing", spec);
  }

  private static RefusalException invalid(CommandLine.ParameterException e, CommandSpec spec) {
    ArgSpec arg = e.getArgSpec();
    if (arg == null && !spec.subcommands().isEmpty()) {
      return say("`" + spec.qualifiedName() + "` needs one of its commands", spec);
    }
    if (arg == null) {
      return say(houseStyle(e.getMessage()), spec);
    }
    String value = e.getValue() == null ? "" : e.getValue();
    Class<?> type =
        arg.type().isArray() || arg.isMultiValue() ? arg.auxiliaryTypes()[0] : arg.type();
    if (type.isEnum()) {
      List<String> known =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .toList();
      return RefusalException.usage(
          name(arg) + " cannot be `" + value + "`",
          Nearest.to(value, known)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("it is one of " + quoted(known)));
    }
    if (e.getCause() instanceof CommandLine.TypeConversionException own) {
      return say(name(arg) + ": " + houseStyle(own.getMessage()), spec);
    }
    String wanted =
        switch (type.getSimpleName()) {
          case "int", "long", "Integer", "Long" -> "a whole number";
          case "double", "float", "Double", "Float", "BigDecimal" -> "a number";
          case "boolean", "Boolean" -> "`true` or `false`";
          default -> "";
        };
    return say(
        name(arg) + " cannot be `" + value + "`" + (wanted.isEmpty() ? "" : ", it is " + wanted),
        spec);
  }

  private static RefusalException say(String sentence, CommandSpec spec) {
    return say(sentence, spec, Optional.empty());
  }

  private static RefusalException say(String sentence, CommandSpec spec, Optional<String> near) {
    return RefusalException.usage(
        sentence,
        near.map(word -> "did you mean `" + word + "`?")
            .orElse("`" + spec.qualifiedName() + " --help` shows what can be said here"));
  }

  private static String name(ArgSpec arg) {
    return "`" + (arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel()) + "`";
  }

  private static List<String> optionNames(CommandSpec spec) {
    var names = new ArrayList<String>();
    spec.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private static List<String> names(CommandSpec spec) {
    return spec.subcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  /** Turns a message of the parser into one of ours as well as that can be done blindly. */
  private static String houseStyle(@Nullable String message) {
    String text = message == null ? "wrong words" : message.replace('\'', '`');
    text = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
