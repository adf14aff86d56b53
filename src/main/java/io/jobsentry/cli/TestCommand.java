package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.core.Charter;
import io.jobsentry.replay.Eyes;
import io.jobsentry.replay.Fixture;
import io.jobsentry.replay.Log;
import io.jobsentry.replay.Trial;
import io.jobsentry.replay.UnreadableLogException;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry test}. */
@Command(
    name = "test",
    description = {
      "Try detectors and rules on a log: what each of them sees, nearly sees, and what it costs.",
      "",
      "Without a log, the `examples` in the config are checked, each text by itself; with one, only"
          + " if --expect asks for it."
    },
    footer = {
      "  sentry test train.log",
      "  sentry test new.yaml train.log",
      "  sentry test --junit target/detectors.xml",
      "  journalctl -u web | sentry test -"
    })
final class TestCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--expect", description = "Checks the examples in the config as well.")
  private boolean expect;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes what came of the examples to a file, as JUnit's XML.")
  private @Nullable Path junit;

  @Option(names = "--all", description = "Shows also the known failures that no line comes near.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      arity = "0..2",
      paramLabel = "[RULES] LOG",
      hideParamSyntax = true,
      description =
          "A config whose detectors and rules are tried instead of the project's (a file that ends"
              + " in .yaml or .yml), and a log: a file, plain or packed by gzip, or `-`.")
  private List<String> words = List.of();

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    var logs = new ArrayList<>(words);
    if (!logs.isEmpty() && (logs.size() == 2 || isConfig(logs.getFirst()))) {
      config.name(Path.of(logs.removeFirst()));
    }
    var watching = Watching.of(project, config, console);
    List<Fixture.Outcome> outcomes = expect || logs.isEmpty() ? check(watching) : List.of();
    var report = new TestReport(all, watching.undertaking().redactor());
    if (!logs.isEmpty()) {
      report.add(logs.getFirst(), watching, trial(watching, logs.getFirst()));
    }
    report.add(outcomes, expect || logs.isEmpty());
    if (junit != null) {
      Path file = console.cwd().resolve(junit);
      Files.writeString(file, JUnitXml.of(outcomes));
    }
    console.out().print(json ? report.json() : report.text());
    boolean good = outcomes.stream().allMatch(Fixture.Outcome::good);
    return (good ? ExitStatus.OK : ExitStatus.FAILED).code();
  }

  private static boolean isConfig(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml");
  }

  private Trial.Result trial(Watching watching, String word)
      throws RefusalException, IOException, InterruptedException {
    Charter charter = watching.undertaking().charter(0);
    try {
      Log log = Log.of(word, console.cwd(), console.in(), Clock.SYSTEM.now().wall());
      return new Trial(watching.sought(), watching.traces(), charter.rules(), Clock.SYSTEM)
          .of(List.of(log));
    } catch (UnreadableLogException e) {
      throw RefusalException.failed(String.valueOf(e.getMessage()), e.hint());
    }
  }

  private static List<Fixture.Outcome> check(Watching watching) {
    Charter charter = watching.undertaking().charter(0);
    var eyes = new Eyes(watching.undertaking().watchers(), charter);
    var outcomes = new ArrayList<Fixture.Outcome>();
    for (Config.Examples examples : watching.config().examples()) {
      for (Fixture fixture : fixtures(examples)) {
        outcomes.add(fixture.check(eyes, charter.rules(), watching.readLines()));
      }
    }
    return outcomes;
  }

  private static List<Fixture> fixtures(Config.Examples examples) {
    boolean rule = examples.of() == Config.Examples.Of.RULE;
    var fixtures = new ArrayList<Fixture>();
    for (int i = 0; i < examples.match().size(); i++) {
      fixtures.add(new Fixture(rule, examples.name(), true, i + 1, examples.match().get(i)));
    }
    for (int i = 0; i < examples.miss().size(); i++) {
      fixtures.add(new Fixture(rule, examples.name(), false, i + 1, examples.miss().get(i)));
    }
    return fixtures;
  }
}
