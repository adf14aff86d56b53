package io.jobsentry.cli;

import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry status}. */
@Command(
    name = "status",
    description = {
      "Show who supervises, whether the job lives, and how the run goes.",
      "",
      "Everything is looked up now: a pid is only called alive when it is the very process that was"
          + " started."
    },
    footer = {"  sentry status", "  sentry status --json"})
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Layout layout = project.layout(console);
    Instant now = Clock.SYSTEM.now().wall();
    Status status = Status.of(layout, now);
    if (json) {
      console.out().println(JsonText.pretty(status.json()));
    } else {
      status.lines().forEach(console.out()::println);
      if (!status.hint().isEmpty()) {
        console.err().println();
        console.err().println("hint: " + status.hint());
      }
    }
    return ExitStatus.OK.code();
  }
}
