package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.output.BadExpressionException;
import io.jobsentry.output.Line;
import io.jobsentry.output.LogQuery;
import io.jobsentry.output.LogView;
import io.jobsentry.time.Clock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry logs}. */
@Command(
    name = "logs",
    description = "Show what the job printed, over all of its runs, archives included.",
    footer = {
      "  sentry logs -n 50",
      "  sentry logs -f",
      "  sentry logs --since 10m --grep 'loss=nan'",
      "  sentry logs --run 3 --raw > run3.log"
    })
final class LogsCommand implements Callable<Integer> {
  private static final String TIMES =
      "write how long ago (`90s`, `10m`, `2h`, `1d`, `1h30m`) or a time such as"
          + " `2026-01-31T09:30:00Z`";

  /** What a follower who asks for nothing else sees first, as with tail. */
  private static final int FIRST_OF_FOLLOW = 10;

  private final Console console;
  private final boolean terminal;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on with what comes, new runs of the job included.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "Only the last N lines.")
  private @Nullable Integer lines;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what came since: 90s, 10m, 2h, 1d ago, or an RFC 3339 time.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only what came until then.")
  private @Nullable String until;

  @Option(
      names = "--grep",
      paramLabel = "REGEX",
      description = "Only lines in which this RE2 expression is found, colours left aside.")
  private @Nullable String grep;

  @Option(names = "-i", description = "Upper and lower case are the same to --grep.")
  private boolean ignoreCase;

  @Option(names = "--run", paramLabel = "N", description = "Only this run of the job.")
  private @Nullable Integer run;

  @Option(names = "--raw", description = "The bytes as the job wrote them, redrawn lines too.")
  private boolean raw;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  LogsCommand(Console console) {
    this(console, System.getProperty("jobsentry.tty", "").contains("1"));
  }

  LogsCommand(Console console, boolean terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  /** The words make no sense; the sentence and the hint say why. */
  private static final class WrongWords extends Exception {
    private static final long serialVersionUID = 1;
    private final String hint;

    WrongWords(String sentence, String hint) {
      super(sentence);
      this.hint = hint;
    }
  }

  @Override
  public Integer call() throws IOException {
    Layout layout = project.layout(console);
    LogQuery query;
    try {
      query = query(Clock.SYSTEM.now().wall());
    } catch (WrongWords e) {
      console.error(String.valueOf(e.getMessage()), e.hint);
      return ExitStatus.USAGE.code();
    }
    var view = new LogView(layout, this::damaged);
    try {
      refuseAnUnknownRun(view, query);
    } catch (WrongWords e) {
      console.error(String.valueOf(e.getMessage()), e.hint);
      return ExitStatus.USAGE.code();
    }
    if (view.incarnations().isEmpty()) {
      console
          .err()
          .println(
              "sentry: the job has printed nothing yet"
                  + (follow ? ", waiting" : " in " + layout.root()));
    }
    var out = new BufferedOutputStream(console.out(), 1 << 16);
    if (raw && !json && query.grep().isEmpty() && query.until().isEmpty()) {
      copy(view, query, out);
    } else {
      show(view, query, out);
    }
    out.flush();
    return ExitStatus.OK.code();
  }

  /** A run that is still to come can be waited for; any other that is not there is a mistake. */
  private void refuseAnUnknownRun(LogView view, LogQuery query) throws IOException, WrongWords {
    List<Incarnation> there = view.incarnations();
    if (query.only().isEmpty() || there.contains(query.only().get())) {
      return;
    }
    int wanted = query.only().get().number();
    boolean toCome = there.isEmpty() || wanted > there.getLast().number();
    if (follow && toCome) {
      console.err().println("sentry: there is no run " + wanted + " yet, waiting");
      return;
    }
    String known =
        there.isEmpty()
            ? "the job has printed nothing yet"
            : there.size() == 1
                ? "there is only run " + there.getFirst().number()
                : "there are runs " + there.getFirst().number() + " to " + there.getLast().number();
    throw new WrongWords(
        (toCome ? "there is no run " : "there is no output any more of run ") + wanted, known);
  }

  private void damaged(String sentence) {
    console.err().println("sentry: " + sentence);
  }

  private void copy(LogView view, LogQuery query, OutputStream out) throws IOException {
    var start =
        view.start(query).orElse(new LogView.Place(query.only().orElse(new Incarnation(1)), 0));
    if (!follow) {
      view.copy(query, start, out);
      return;
    }
    view.copyAndFollow(query, start, out, Clock.SYSTEM, console.out()::checkError);
  }

  private void show(LogView view, LogQuery query, OutputStream out) throws IOException {
    LogView.Reader reader =
        (line, at) -> {
          if (json) {
            out.write(asJson(line, at));
          } else if (raw) {
            view.copy(line, out);
          } else {
            out.write(terminal ? line.forTerminal() : line.bytes());
            if (line.omitted() > 0) {
              out.write((" … " + line.omitted() + " bytes more").getBytes(StandardCharsets.UTF_8));
            }
            out.write('\n');
          }
          if (follow) {
            out.flush();
          }
          // Only a look at a flag: it is set when whoever reads us has gone.
          return !follow || !console.out().checkError();
        };
    if (!follow) {
      view.read(query, reader);
      return;
    }
    view.follow(query, reader, Clock.SYSTEM, console.out()::checkError);
  }

  private static byte[] asJson(Line line, Optional<Instant> at) {
    var object =
        Json.object()
            .put("incarnation", line.incarnation().number())
            .put("offset", line.offset())
            .putIfPresent("at", at.map(Json::of))
            .put("text", line.plain());
    if (line.omitted() > 0) {
      object.put("bytes-truncated", line.omitted());
    }
    return (JsonText.compact(object.build()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private LogQuery query(Instant now) throws WrongWords {
    Optional<Instant> from = time("--since", since, now);
    Optional<Instant> to = time("--until", until, now);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new WrongWords("`--until " + until + "` is before `--since " + since + "`", "");
    }
    if (lines != null && lines < 0) {
      throw new WrongWords("`-n " + lines + "` is no number of lines", "");
    }
    if (run != null && run < 1) {
      throw new WrongWords("`--run " + run + "` is no run", "runs are counted from 1");
    }
    OptionalInt last = lines == null ? OptionalInt.empty() : OptionalInt.of(lines);
    if (follow && last.isEmpty() && from.isEmpty()) {
      last = OptionalInt.of(FIRST_OF_FOLLOW);
    }
    Optional<Incarnation> only = run == null ? Optional.empty() : Optional.of(new Incarnation(run));
    return narrowed(new LogQuery(only, from, to, Optional.empty(), last));
  }

  private LogQuery narrowed(LogQuery query) throws WrongWords {
    if (grep == null) {
      return query;
    }
    try {
      return query.withGrep(grep, ignoreCase);
    } catch (BadExpressionException e) {
      throw new WrongWords(
          "`--grep " + grep + "` is no regular expression: " + e.getMessage(),
          "the syntax is RE2's; a character is taken literally after a backslash");
    }
  }

  private static Optional<Instant> time(String option, @Nullable String words, Instant now)
      throws WrongWords {
    if (words == null) {
      return Optional.empty();
    }
    Optional<Instant> time = TimeWords.parse(words, now);
    if (time.isEmpty()) {
      throw new WrongWords("`" + option + " " + words + "` is no time", TIMES);
    }
    return time;
  }
}
