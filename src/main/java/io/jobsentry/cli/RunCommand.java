package io.jobsentry.cli;

import io.jobsentry.core.State;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.journal.UnreadableFactException;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Layout;
import io.jobsentry.monitor.Session;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code sentry run}. */
final class RunCommand {
  private final Console console;
  private final ProjectOption project = new ProjectOption();
  private final ConfigOption config = new ConfigOption();
  private final OptionSpec quiet =
      WrittenOut.flag("-q", "--quiet", "Do not show what the job prints.");
  private final OptionSpec detach =
      WrittenOut.flag("-d", "--detach", "Go into the background once the job is up.");
  private final OptionSpec oneShot =
      WrittenOut.flag("--one-shot", "Run it once: never start it again.");
  private final OptionSpec dryRun =
      WrittenOut.flag(
          "--dry-run", "Print what would happen, as `sentry plan` does, and start nothing.");
  private final PositionalParamSpec words =
      PositionalParamSpec.builder()
          .index("0..*")
          .arity("0..*")
          .paramLabel("CMD")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("The command and its arguments, after `--`. No shell looks at them.")
          .build();

  private RunCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new RunCommand(console);
    CommandLine line =
        new WrittenOut("run", "Run a job and keep it up.", command::call)
            .also(
                "The job goes on when sentry dies; the next `sentry run` in the same project takes"
                    + " it up again. sentry ends with the job's own status, or with a code of its"
                    + " own: see `sentry help exit-codes`.")
            .examples(
                "  sentry run -- python train.py --epochs 10",
                "  sentry run                      what .sentry/sentry.yaml says",
                "  sentry run --one-shot -- make   never start it again",
                "  sentry run --detach -- ./serve  in the background")
            .takes(
                command.project.writtenOut(),
                command.config.writtenOut(),
                command.quiet,
                command.detach,
                command.oneShot,
                command.dryRun,
                command.words)
            .line();
    command.project.of(line.getCommandSpec());
    return line;
  }

  private int call() throws RefusalException, IOException, InterruptedException {
    Layout layout = config.layout(project, console);
    Undertaking undertaking = undertaking(layout);
    if (WrittenOut.isSet(dryRun)) {
      return new Plan(undertaking).print(console, false);
    }
    if (WrittenOut.isSet(detach)) {
      return new Detached(console, layout).start(background(layout));
    }
    Clock clock = Clock.SYSTEM;
    Home.prepare(layout);
    switch (SupervisorLock.acquire(layout, Version.running().sentry(), clock)) {
      case SupervisorLock.Answer.Refused(var holder) ->
          throw Attendance.taken(layout, holder, clock.now().wall());
      case SupervisorLock.Answer.Granted(var lock) -> {
        try (lock) {
          return supervise(layout, undertaking, clock);
        }
      }
    }
  }

  private List<String> command() {
    List<String> given = words.getValue();
    return given == null ? List.of() : List.copyOf(given);
  }

  private Undertaking undertaking(Layout layout) throws RefusalException, IOException {
    return Undertaking.of(
        layout, config.load(layout, console), command(), WrittenOut.isSet(oneShot), console.env());
  }

  private int supervise(Layout layout, Undertaking undertaking, Clock clock)
      throws RefusalException, IOException, InterruptedException {
    var disk = new RealDisk();
    var setup = undertaking.setup(clock);
    setup.redactor().warm();
    var talk = new Talk(console, undertaking.ownLog(), setup.redactor());
    try (Session session =
        Session.open(
            layout,
            setup,
            disk,
            clock,
            Version.running().sentry(),
            sentence -> talk.say(sentence, clock.now().wall()))) {
      Attendance.refuseAnotherJob(session, undertaking, setup.redactor());
      if (session.found().underway() && session.found().desired() == Desired.PAUSED) {
        talk.say("the job is paused; `sentry resume` starts it", clock.now().wall());
      }
      State end =
          new Watchroom(
                  layout,
                  setup,
                  disk,
                  clock,
                  talk,
                  WrittenOut.isSet(quiet) ? Optional.empty() : Optional.of(console.bytes()))
              .run(session);
      new Summary(console).print(end, layout, clock.now());
      return end.phase() instanceof io.jobsentry.core.Phase.Over(var conclusion)
          ? conclusion.status()
          : ExitStatus.OK.code();
    } catch (UnreadableFactException e) {
      throw unreadable(layout, e);
    }
  }

  static RefusalException unreadable(Layout layout, UnreadableFactException e) {
    return RefusalException.failed(
        "`" + layout.journal() + "` cannot be understood: " + e.getMessage(),
        "a newer sentry has written it; use that one, or move the file away");
  }

  /** The words with which the background process is started. */
  private List<String> background(Layout layout) {
    var words = new java.util.ArrayList<String>(List.of("run", "--quiet"));
    @Nullable Path file = config.file();
    if (file != null) {
      words.addAll(List.of("--config", console.cwd().resolve(file).toString()));
    } else {
      words.addAll(List.of("--project", layout.root().toString()));
    }
    if (WrittenOut.isSet(oneShot)) {
      words.add("--one-shot");
    }
    if (!command().isEmpty()) {
      words.add("--");
      words.addAll(command());
    }
    return words;
  }
}
