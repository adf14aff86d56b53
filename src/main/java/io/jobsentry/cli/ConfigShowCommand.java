package io.jobsentry.cli;

import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import io.jobsentry.config.Settings;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry config show}. */
@Command(
    name = "show",
    description = "Print the values that hold, defaults included. Secrets are masked.",
    footer = {"  sentry config show", "  sentry config show --origin"})
final class ConfigShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ConfigFile config = new ConfigFile();

  @Option(
      names = "--origin",
      description = "Says of each value where it comes from: default, a line, a variable, a file.")
  private boolean origin;

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  ConfigShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return switch (config.load(console)) {
      case Loaded.Bad(List<ConfigProblem> problems) -> ConfigFile.refuse(console, problems);
      case Loaded.Good good -> {
        String file = config.place(console).name();
        String shown = json ? asJson(good.settings(), file) : asText(good.settings(), file);
        Redactor redactor =
            Undertaking.watching(
                    new Layout(config.place(console).root()), good.config(), console.env())
                .redactor();
        console.out().print(redactor.redact(shown));
        yield ExitStatus.OK.code();
      }
    };
  }

  private String asText(Settings settings, String file) {
    return origin ? settings.yamlWithOrigins(file) : settings.yaml();
  }

  private String asJson(Settings settings, String file) {
    var answer = Json.object().put("schema", 1).put("file", file).put("config", settings.json());
    if (origin) {
      answer.put("origins", settings.origins(file));
    }
    return JsonText.pretty(answer.build()) + "\n";
  }
}
