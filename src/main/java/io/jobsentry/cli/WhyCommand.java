package io.jobsentry.cli;

import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Rule;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.monitor.Words;
import io.jobsentry.replay.Eyes;
import io.jobsentry.replay.LineReading;
import io.jobsentry.text.Printable;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry why}. */
@Command(
    name = "why",
    description = {
      "Tell what a line means here: how it is read, who notices it, which rule answers, what"
          + " follows.",
      "",
      "The line is taken as if a job had just printed it, and nothing before it."
    },
    footer = {
      "  sentry why 'RuntimeError: CUDA out of memory'",
      "  sentry why --at train.log:4711",
      "  tail -n 40 train.log | sentry why -"
    })
final class WhyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--at",
      paramLabel = "FILE:NUMBER",
      description = "A line of a log, with those around it, instead of LINE.")
  private @Nullable String at;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "LINE",
      description = "The line, in quotes; or `-` for standard input, all of whose lines count.")
  private List<String> words = List.of();

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    LineWord line = LineWord.of(console, words, Optional.ofNullable(at));
    Layout layout = config.layout(project, console);
    Undertaking undertaking =
        Undertaking.watching(layout, config.load(layout, console), console.env());
    var eyes = new Eyes(undertaking.watchers(), undertaking.charter(0));
    List<Notice> notices = new ArrayList<>(eyes.notices(line.text()));
    if (!line.told().equals(line.text())) {
      eyes.notices(line.told()).stream()
          .filter(it -> isTrace(undertaking, it))
          .forEach(notices::add);
    }
    LineReading reading =
        LineReading.of(line.text().lines().findFirst().orElse(""), Clock.SYSTEM.now().wall());
    Eyes.Consequence consequence = eyes.consequence(line.told());
    return Discreet.on(
        console,
        undertaking.redactor(),
        clean -> {
          if (json) {
            clean.out().println(JsonText.pretty(asJson(line, reading, eyes, notices)));
          } else {
            read(clean, line, reading);
            noticed(clean, eyes, notices);
            follows(clean, notices, consequence);
          }
          return (notices.isEmpty() ? ExitStatus.FAILED : ExitStatus.OK).code();
        });
  }

  private static boolean isTrace(Undertaking undertaking, Notice notice) {
    return undertaking.watchers().traces().stream()
        .anyMatch(it -> it.name().equals(notice.detector()));
  }

  private static void entry(Console console, String name, String value) {
    console.out().printf("%-8s  %s%n", name, Printable.of(value));
  }

  private static void read(Console console, LineWord line, LineReading reading) {
    line.text().lines().limit(1).forEach(it -> entry(console, "line", it));
    reading.source().ifPresent(it -> entry(console, "source", it));
    reading.at().ifPresent(it -> entry(console, "time", it.toString()));
    reading.level().ifPresent(it -> entry(console, "level", it));
    if (!reading.text().equals(reading.plain())) {
      entry(console, "text", reading.text());
    }
    console.out().println();
  }

  private static void noticed(Console console, Eyes eyes, List<Notice> notices) {
    if (notices.isEmpty()) {
      console.out().println("nobody notices it; `sentry why-not DETECTOR LINE` tells why");
    }
    for (Notice notice : notices) {
      console.out().printf("`%s` says: %s%n", notice.detector(), Printable.of(notice.message()));
      console.out().println("  " + weight(notice.weight()));
      notice
          .known()
          .ifPresent(
              known ->
                  console
                      .out()
                      .println(
                          "  known as: "
                              + known.as()
                              + "; advice: "
                              + known.advice().word()
                              + known.change().map(it -> ", " + it).orElse("")));
      eyes.answer(notice).ifPresent(rule -> console.out().println("  " + answer(rule)));
    }
  }

  /** What a weight means, for people. */
  static String weight(Notice.Weight weight) {
    return switch (weight) {
      case ALARM -> "an alarm: an incident is opened at once";
      case EVIDENCE -> "evidence: if the job then ends badly, this is why";
      case HINT -> "a hint: if the job then ends badly and nothing says more, this may be why";
      case ECHO -> "an echo: it follows from something else, and is no reason by itself";
    };
  }

  private static String answer(Rule rule) {
    return "rule `" + rule.name() + "` answers";
  }

  private static void follows(Console console, List<Notice> notices, Eyes.Consequence consequence) {
    String atOnce = sentences(consequence.atOnce());
    if (!atOnce.isEmpty()) {
      console.out().print("\nwhat follows at once\n" + atOnce);
    }
    boolean restarted =
        consequence.atOnce().stream().anyMatch(fact -> fact instanceof Fact.RuleChosen);
    if (!notices.isEmpty() && !restarted) {
      console.out().print("\nif the job then failed\n" + sentences(consequence.failed()));
    }
  }

  private static String sentences(List<Fact> facts) {
    return facts.stream()
        .filter(
            fact ->
                fact instanceof Fact.IncidentOpened
                    || fact instanceof Fact.RuleChosen
                    || fact instanceof Fact.VerdictGiven
                    || fact instanceof Fact.RestartPlanned
                    || fact instanceof Fact.RunEnded)
        .map(fact -> fact instanceof Fact.IncidentOpened o ? "incident: " + o.cause() : words(fact))
        .filter(it -> !it.isEmpty())
        .map(it -> "  " + Printable.of(it) + "\n")
        .collect(Collectors.joining());
  }

  private static String words(Fact fact) {
    return fact instanceof Fact.RunEnded(var conclusion)
        ? "the run is over: " + conclusion.reason()
        : Words.of(fact).orElse("");
  }

  private static Json asJson(LineWord line, LineReading reading, Eyes eyes, List<Notice> notices) {
    return Json.object()
        .put("schema", 1)
        .put("line", line.text())
        .putIfPresent("source", reading.source().map(Json::of))
        .putIfPresent("at", reading.at().map(Json::of))
        .putIfPresent("level", reading.level().map(Json::of))
        .put("text", reading.text())
        .put(
            "noticed",
            new Json.Arr(
                notices.stream()
                    .<Json>map(
                        it ->
                            Json.object()
                                .put("detector", it.detector())
                                .put("message", it.message())
                                .put("weight", it.weight().name().toLowerCase(Locale.ROOT))
                                .putIfPresent("known", it.known().map(k -> Json.of(k.as())))
                                .putIfPresent(
                                    "advice", it.known().map(k -> Json.of(k.advice().word())))
                                .putIfPresent(
                                    "rule", eyes.answer(it).map(rule -> Json.of(rule.name())))
                                .build())
                    .toList()))
        .build();
  }
}
