package io.jobsentry.cli;

import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sentry status}. */
final class StatusCommand {
  private final Console console;
  private final ProjectOption project = new ProjectOption();
  private final OptionSpec json = WrittenOut.flag("--json", "Print one JSON object.");

  private StatusCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new StatusCommand(console);
    CommandLine line =
        new WrittenOut(
                "status",
                "Show who supervises, whether the job lives, and how the run goes.",
                command::call)
            .also(
                "Everything is looked up now: a pid is only called alive when it is the very"
                    + " process that was started.")
            .examples("  sentry status", "  sentry status --json")
            .takes(command.project.writtenOut(), command.json)
            .line();
    command.project.of(line.getCommandSpec());
    return line;
  }

  private int call() throws IOException {
    Layout layout = project.layout(console);
    Instant now = Clock.SYSTEM.now().wall();
    Status status = Status.of(layout, now);
    if (WrittenOut.isSet(json)) {
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
