package io.jobsentry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command whose options are written out in code. Reading annotations at run time takes about 40
 * ms, as long as the JVM takes to start: commands that are typed all day, or called by scripts, are
 * better off without.
 */
final class WrittenOut {
  private final CommandSpec spec;

  WrittenOut(String name, String description, Callable<Integer> body) {
    spec = CommandSpec.wrapWithoutInspection(body).name(name);
    spec.usageMessage().description(description);
  }

  /** A paragraph behind the first sentence of the description. */
  WrittenOut also(String paragraph) {
    String[] first = spec.usageMessage().description();
    spec.usageMessage().description(first[0], "", paragraph);
    return this;
  }

  WrittenOut examples(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  WrittenOut takes(ArgSpec... args) {
    for (ArgSpec arg : args) {
      switch (arg) {
        case OptionSpec option -> spec.addOption(option);
        case PositionalParamSpec word -> spec.addPositional(word);
        default -> throw new IllegalArgumentException("not an argument: " + arg);
      }
    }
    return this;
  }

  CommandLine line() {
    return new CommandLine(spec);
  }

  /** An option without a value. */
  static OptionSpec flag(String name, String description) {
    return flag(new String[] {name}, description);
  }

  /** An option without a value that has a letter as well. */
  static OptionSpec flag(String letter, String name, String description) {
    return flag(new String[] {letter, name}, description);
  }

  private static OptionSpec flag(String[] names, String description) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .initialValue(false)
        .description(description)
        .build();
  }

  /** An option that names a file or a folder. */
  static OptionSpec path(
      String letter,
      String name,
      String label,
      String description,
      Consumer<@Nullable Path> taker) {
    return OptionSpec.builder(letter, name)
        .paramLabel(label)
        .type(Path.class)
        .converters(Path::of)
        .description(description)
        .setter(new PathSetter(taker))
        .build();
  }

  private record PathSetter(Consumer<@Nullable Path> taker) implements ISetter {
    @Override
    public <T> @Nullable T set(@Nullable T value) {
      taker.accept((Path) value);
      return value;
    }
  }

  static boolean isSet(OptionSpec flag) {
    return Boolean.TRUE.equals(flag.getValue());
  }
}
