package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry why-not}. */
@Command(
    name = "why-not",
    description = {
      "Tell why a detector says nothing of a line, or why nothing follows from what it says.",
      "",
      "Ends with 0 if the detector does notice the line, and with 1 if not."
    },
    footer = {
      "  sentry why-not oom 'CUDA error: out of memory'",
      "  sentry why-not disk-full --at train.log:4711",
      "  tail -n 40 train.log | sentry why-not traceback -"
    })
final class WhyNotCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--at",
      paramLabel = "FILE:NUMBER",
      description = "A line of a log, instead of LINE.")
  private @Nullable String at;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      index = "0",
      paramLabel = "DETECTOR",
      description = "Its name, as rules call it; of a known failure the id will do.")
  private String detector = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "LINE",
      description = "The line, in quotes; or `-` for standard input, all of whose lines count.")
  private List<String> words = List.of();

  WhyNotCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    var watching = Watching.of(project, config, console);
    Objection objection = Objection.of(watching, detector, line(watching));
    return Discreet.on(
        console,
        watching.undertaking().redactor(),
        clean -> {
          if (json) {
            Json answer =
                Json.object()
                    .put("schema", 1)
                    .put("detector", objection.detector())
                    .put("notices", objection.notices())
                    .put("reasons", Json.ofStrings(objection.reasons()))
                    .build();
            clean.out().println(JsonText.pretty(answer));
          } else {
            clean
                .out()
                .println(
                    "`"
                        + objection.detector()
                        + (objection.notices() ? "` does notice it" : "` does not notice it"));
            objection.reasons().forEach(it -> clean.out().println("  " + Printable.of(it)));
          }
          return (objection.notices() ? ExitStatus.OK : ExitStatus.FAILED).code();
        });
  }

  /** Who cannot notice any line needs none to be told so. */
  private Optional<LineWord> line(Watching watching)
      throws RefusalException, IOException, InterruptedException {
    boolean none = words.isEmpty() && at == null;
    return none && !Objection.readsLines(watching, detector)
        ? Optional.empty()
        : Optional.of(LineWord.of(console, words, Optional.ofNullable(at)));
  }
}
