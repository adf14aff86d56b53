package io.jobsentry.cli;

import io.jobsentry.core.Command;
import io.jobsentry.inbox.Reply;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands have in common that tell a supervisor to do something. */
abstract sealed class OrderCommand implements Callable<Integer> {
  private final Console console;
  private final Command.Verb verb;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Option(names = "--json", description = "Print the answer as one JSON object.")
  private boolean json;

  OrderCommand(Console console, Command.Verb verb) {
    this.console = console;
    this.verb = verb;
  }

  @Override
  public final Integer call() throws RefusalException, IOException, InterruptedException {
    Layout layout = project.layout(console);
    Reply reply = new Courier(console, layout).deliver(verb);
    if (!reply.ok()) {
      throw RefusalException.failed(reply.text(), "`sentry status` shows how things stand");
    }
    if (json) {
      console
          .out()
          .println(
              JsonText.compact(
                  Json.object()
                      .put("schema", 1)
                      .put("ok", true)
                      .put("answer", reply.text())
                      .build()));
    } else {
      console.err().println("sentry: " + reply.text());
    }
    return ExitStatus.OK.code();
  }

  /** {@code sentry stop}. */
  @picocli.CommandLine.Command(
      name = "stop",
      description = {
        "Stop the job and end the run.",
        "",
        "It returns when nothing of the job is left, runaways included. Without a supervisor it"
            + " does the stopping itself."
      },
      footer = {"  sentry stop", "  sentry stop --project /srv/train"})
  static final class Stop extends OrderCommand {
    Stop(Console console) {
      super(console, Command.Verb.STOP);
    }
  }

  /** {@code sentry pause}. */
  @picocli.CommandLine.Command(
      name = "pause",
      description = {
        "Stop the job and keep it stopped until `sentry resume`.",
        "",
        "The run goes on: its budget and its history wait with it, across restarts of sentry too."
      },
      footer = "  sentry pause")
  static final class Pause extends OrderCommand {
    Pause(Console console) {
      super(console, Command.Verb.PAUSE);
    }
  }

  /** {@code sentry resume}. */
  @picocli.CommandLine.Command(
      name = "resume",
      description = "Start a paused job again.",
      footer = "  sentry resume")
  static final class Resume extends OrderCommand {
    Resume(Console console) {
      super(console, Command.Verb.RESUME);
    }
  }

  /** {@code sentry restart}. */
  @picocli.CommandLine.Command(
      name = "restart",
      description = "Stop the job and start it again; the restart budget does not count it.",
      footer = "  sentry restart")
  static final class Restart extends OrderCommand {
    Restart(Console console) {
      super(console, Command.Verb.RESTART);
    }
  }

  /** {@code sentry reset}. */
  @picocli.CommandLine.Command(
      name = "reset",
      description =
          "Make the restart budget whole again; the job and its history stay as they are.",
      footer = "  sentry reset")
  static final class Reset extends OrderCommand {
    Reset(Console console) {
      super(console, Command.Verb.RESET);
    }
  }
}
