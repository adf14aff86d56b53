package io.jobsentry.cli;

import io.jobsentry.config.ConfigNotice;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry config check}. */
@Command(
    name = "check",
    description = "Tell everything that is wrong with a config. Nothing is started.",
    footer = {"  sentry config check", "  sentry config check train.yaml --json"})
final class ConfigCheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ConfigFile config = new ConfigFile();

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  ConfigCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ConfigPlace place = config.place(console);
    if (config.absent(console) && !json) {
      console
          .out()
          .println("no config at " + place.name() + ", and none is needed: `sentry run -- CMD`");
      return ExitStatus.OK.code();
    }
    Loaded loaded = config.load(console);
    return json ? asJson(place, loaded) : asText(place, loaded);
  }

  private int asText(ConfigPlace place, Loaded loaded) {
    return switch (loaded) {
      case Loaded.Bad(List<ConfigProblem> problems) -> ConfigFile.refuse(console, problems);
      case Loaded.Good good -> {
        Discreet.problems(console, good.notices().stream().map(ConfigNotice::problem).toList())
            .forEach(notice -> console.err().println(notice.asNotice()));
        console.out().println(place.name() + " is fine");
        yield ExitStatus.OK.code();
      }
    };
  }

  private int asJson(ConfigPlace place, Loaded loaded) {
    List<ConfigProblem> errors =
        switch (loaded) {
          case Loaded.Bad(List<ConfigProblem> problems) -> problems;
          case Loaded.Good _ -> List.of();
        };
    List<ConfigProblem> notices =
        switch (loaded) {
          case Loaded.Bad _ -> List.of();
          case Loaded.Good good -> good.notices().stream().map(ConfigNotice::problem).toList();
        };
    console
        .out()
        .println(
            JsonText.pretty(
                Json.object()
                    .put("schema", 1)
                    .put("file", place.name())
                    .put("exists", !config.absent(console))
                    .put("ok", errors.isEmpty())
                    .put("errors", list(Discreet.problems(console, errors)))
                    .put("notices", list(Discreet.problems(console, notices)))
                    .build()));
    return (errors.isEmpty() ? ExitStatus.OK : ExitStatus.CONFIG).code();
  }

  private static Json list(List<ConfigProblem> problems) {
    return new Json.Arr(
        problems.stream()
            .<Json>map(
                problem ->
                    Json.object()
                        .put("line", problem.line())
                        .put("column", problem.column())
                        .put("width", problem.width())
                        .put("message", problem.sentence())
                        .put("hint", problem.hint())
                        .build())
            .toList());
  }
}
