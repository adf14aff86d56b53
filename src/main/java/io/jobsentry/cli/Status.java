package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.monitor.Words;
import io.jobsentry.process.JobHost.Sighting;
import io.jobsentry.process.LocalHost;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.text.Printable;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How things stand in a project: what was written down, checked against what is there now.
 *
 * @param sighting what the machine says of the newest incarnation
 */
record Status(
    Layout layout,
    Optional<SupervisorLock.Holder> supervisor,
    Optional<StateReading> state,
    Optional<Incarnation> incarnation,
    Sighting sighting,
    Instant now) {

  static Status of(Layout layout, Instant now) throws IOException {
    Optional<StateReading> state = StateReading.of(layout);
    int newest = (int) state.map(s -> s.number("incarnations")).orElse(0L).longValue();
    Optional<Incarnation> incarnation =
        newest < 1 ? Optional.empty() : Optional.of(new Incarnation(newest));
    Sighting sighting =
        incarnation.isEmpty()
            ? new Sighting.Unborn()
            : new LocalHost(layout, Clock.SYSTEM, 0).look(incarnation.get());
    return new Status(layout, SupervisorLock.holder(layout), state, incarnation, sighting, now);
  }

  Json.Obj json() {
    Json.Builder out =
        Json.object()
            .put("schema", 1)
            .put("project", layout.root().toString())
            .put("supervisor", supervisorJson())
            .put("job", jobJson());
    state.ifPresent(s -> out.put("run", s.json()));
    if (!hint().isEmpty()) {
      out.put("hint", hint());
    }
    return out.build();
  }

  private Json supervisorJson() {
    return supervisor
        .<Json>map(
            holder ->
                Json.object()
                    .put("running", true)
                    .put("pid", holder.pid())
                    .put("since", holder.since())
                    .put("version", holder.version())
                    .build())
        .orElse(Json.object().put("running", false).build());
  }

  private Json jobJson() {
    Json.Builder out = Json.object().put("alive", sighting instanceof Sighting.Alive);
    incarnation.ifPresent(i -> out.put("incarnation", i.number()));
    switch (sighting) {
      case Sighting.Alive(var identity, var since) ->
          out.put("pid", identity.pid()).put("since", since);
      case Sighting.Gone(var exit, var at, _) ->
          out.put("ended", at).put("ending", exit.words()).put("status", exit.shellStatus());
      case Sighting.Unborn _, Sighting.Starting _ -> {}
    }
    return out.build();
  }

  /** For people: a line per question. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    if (state.isEmpty()) {
      lines.add("nothing has run in " + layout.root() + " yet");
      return lines;
    }
    StateReading read = state.get();
    lines.add(
        row(
            "sentry",
            supervisor
                .map(h -> "supervising, pid " + h.pid() + ", for " + ago(h.since()))
                .orElse("no supervisor runs")));
    lines.add(row("job", job(read)));
    lines.add(row("command", ShellWords.of(read.command())));
    lines.add(
        row(
            "run",
            read.number("launches")
                + (read.number("launches") == 1 ? " start, " : " starts, ")
                + read.number("restarts")
                + (read.number("restarts") == 1 ? " restart, " : " restarts, ")
                + read.number("incidents")
                + (read.number("incidents") == 1 ? " incident" : " incidents")));
    read.object("budget")
        .filter(budget -> budget.number("without_progress").orElse(0) > 0)
        .ifPresent(
            budget ->
                lines.add(
                    row(
                        "budget",
                        budget.number("without_progress").orElse(0)
                            + " restarts since the last progress")));
    read.object("last_ending")
        .ifPresent(
            ending ->
                lines.add(
                    row(
                        "last",
                        "#"
                            + ending.number("incarnation").orElse(0)
                            + " "
                            + ending.text("words").orElse("")
                            + ending
                                .text("at")
                                .flatMap(Status::instant)
                                .map(at -> ", " + ago(at) + " ago")
                                .orElse(""))));
    read.json().text("cause").ifPresent(cause -> lines.add(row("why", Printable.of(cause))));
    read.object("verdict").ifPresent(verdict -> lines.add(row("verdict", words(verdict))));
    incarnation.ifPresent(i -> lines.add(row("output", layout.segment(i).toString())));
    return lines;
  }

  private static String words(Json.Obj verdict) {
    return Printable.of(
        "#"
            + verdict.number("incarnation").orElse(0)
            + ": "
            + verdict.text("verdict").orElse("").replace('-', ' ')
            + ": "
            + verdict.text("because").orElse(""));
  }

  private String job(StateReading read) {
    String name = incarnation.map(Incarnation::toString).orElse("");
    if (sighting instanceof Sighting.Alive(var identity, var since)) {
      String doing = read.phaseName().equals("stopping") ? "being stopped" : "up for " + ago(since);
      return name + " " + doing + ", pid " + identity.pid();
    }
    return switch (read.phaseName()) {
      case "waiting" ->
          "waiting to restart as #"
              + read.phase().number("next").orElse(0)
              + ": "
              + read.phase().text("why").orElse("");
      case "held" ->
          read.json().text("desired").orElse("").equals("paused") ? "paused" : "not running";
      case "over" ->
          "the run is over, exit "
              + read.phase().number("status").orElse(0)
              + ": "
              + read.phase().text("why").orElse("");
      default ->
          sighting instanceof Sighting.Gone(var exit, var at, _)
              ? name + " " + exit.words() + ", " + ago(at) + " ago"
              : name + " is starting";
    };
  }

  /** What to type next, where something is not as it should be. */
  String hint() {
    if (state.isEmpty()) {
      return "`sentry run -- CMD` runs a command and keeps it up";
    }
    boolean paused = state.get().json().text("desired").orElse("").equals("paused");
    if (supervisor.isPresent()) {
      return paused && state.get().underway() ? "`sentry resume` starts the job again" : "";
    }
    if (!state.get().underway()) {
      return "";
    }
    if (paused && !(sighting instanceof Sighting.Alive)) {
      return "the run is paused: `sentry resume`, then `sentry run`, goes on with it, `sentry stop`"
          + " ends it";
    }
    return sighting instanceof Sighting.Alive
        ? "the job goes on without a supervisor: `sentry run` supervises it again, `sentry stop`"
            + " ends it"
        : "the run is not over: `sentry run` goes on with it, `sentry stop` ends it";
  }

  private String ago(Instant then) {
    Duration passed = Duration.between(then, now);
    return Words.span(passed.isNegative() ? Duration.ZERO : passed);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String row(String name, String text) {
    return "%-8s %s".formatted(name, text);
  }
}
