package io.jobsentry.cli;

import io.jobsentry.core.Core;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Layout;
import io.jobsentry.monitor.Secrecy;
import io.jobsentry.replay.Happening;
import io.jobsentry.replay.Log;
import io.jobsentry.replay.Replay;
import io.jobsentry.replay.UnreadableLogException;
import io.jobsentry.time.Clock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry replay}. */
@Command(
    name = "replay",
    description = {
      "Show every incident and action that an old log would have caused under this config. Nothing"
          + " is started or written.",
      "",
      "Cooldowns, windows and waiting times go by the stamps of the lines. After a rule has stopped"
          + " the job, the rest of the log is taken for that of its next run."
    },
    footer = {
      "  sentry replay train.log",
      "  sentry replay app.log.2.gz app.log.1 app.log --exit 137",
      "  kubectl logs web-0 | sentry replay -",
      "  sentry replay -c new.yaml --json train.log"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--separately",
      description = "Each log is one by itself, and not the next piece of the one before.")
  private boolean separately;

  @Option(
      names = "--exit",
      paramLabel = "STATUS",
      description = "How the job ended after the last line: 0 to 255, or a signal such as KILL.")
  private @Nullable String exit;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "LOG",
      description =
          "A file, plain or packed by gzip, or `-` for standard input. Several are the pieces of"
              + " one log, the oldest first.")
  private List<String> logs = List.of();

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    Optional<JobExit> ended = exit == null ? Optional.empty() : Optional.of(ExitWord.parse(exit));
    Layout layout = config.layout(project, console);
    Undertaking undertaking =
        Undertaking.watching(layout, config.load(layout, console), console.env());
    if (logs.stream().filter(Log.PIPED::equals).count() > 1) {
      throw RefusalException.usage("`-` is given twice", "standard input can be read once");
    }
    try {
      var opened = new ArrayList<Log>();
      for (String word : logs) {
        opened.add(Log.of(word, console.cwd(), console.in(), Clock.SYSTEM.now().wall()));
      }
      if (!separately) {
        replay(undertaking, opened, ended);
      }
      for (Log log : separately ? opened : List.<Log>of()) {
        replay(undertaking, List.of(log), ended);
      }
    } catch (UnreadableLogException e) {
      console.out().flush();
      throw RefusalException.failed(String.valueOf(e.getMessage()), e.hint());
    }
    return ExitStatus.OK.code();
  }

  private void replay(Undertaking undertaking, List<Log> together, Optional<JobExit> ended)
      throws IOException, InterruptedException {
    var out =
        new PrintStream(
            new BufferedOutputStream(console.bytes(), 1 << 13), false, StandardCharsets.UTF_8);
    var table = new ReplayTable(out);
    var lines = new ReplayJson(out);
    var gauge = new Gauge(console, Clock.SYSTEM, together.stream().mapToLong(Log::size).sum());
    Consumer<Happening> told =
        happening -> {
          gauge.hide();
          if (json) {
            lines.row(happening);
          } else {
            table.row(happening);
          }
        };
    if (separately && !json) {
      out.println(together.getFirst().name() + ":");
    }
    try {
      Replay.Outcome outcome =
          new Replay(
                  new Core(undertaking.charter(0), new Secrecy(undertaking.redactor())),
                  undertaking.command(),
                  undertaking.watchers(),
                  told,
                  gauge::at)
              .of(together, ended);
      gauge.hide();
      if (!outcome.text()) {
        console
            .err()
            .println(
                "sentry: `"
                    + together.getFirst().name()
                    + "` does not look like text; UTF-16 becomes it by `iconv -f UTF-16 -t UTF-8`");
      }
      if (!outcome.stamped()) {
        console
            .err()
            .println("sentry: no line tells the time, so 10 kB of the log are taken for a second");
      }
      if (json) {
        lines.end(together.stream().map(Log::name).toList(), outcome);
      } else {
        table.end(outcome);
      }
    } finally {
      gauge.hide();
      out.print(separately && !json ? "\n" : "");
      out.flush();
    }
  }
}
