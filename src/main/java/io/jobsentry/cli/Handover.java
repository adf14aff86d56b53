package io.jobsentry.cli;

import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.output.LogQuery;
import io.jobsentry.output.LogView;
import io.jobsentry.redact.Redactor;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What somebody needs who has to find out from afar what went wrong in a project. What is not there
 * or cannot be read is said; it stops nobody, since a broken project is what this is for.
 *
 * @param incident which one goes in
 * @param logs whether they go in
 */
record Handover(Consultation consultation, Optional<String> incident, boolean logs) {
  /** Of each file the last so many bytes. */
  private static final int MUCH = 1_000_000;

  private static final int SOME = 250_000;

  /** More files of an incident than sentry writes into one. */
  private static final int MOST_FILES = 200;

  private static final int LINES = 5000;

  /** Knows what the latest run was given on the command line as well. */
  Redactor redactor() {
    Layout layout = consultation.layout();
    var env = consultation.console().env();
    Undertaking known = Undertaking.watching(layout, consultation.inForce(), env);
    return given(layout)
        .map(it -> new Undertaking(layout, known.config(), it, known.lifecycle(), env))
        .orElse(known)
        .redactor();
  }

  private static Optional<List<String>> given(Layout layout) {
    try {
      Optional<StateReading> state = StateReading.of(layout);
      return state.isEmpty() ? Optional.empty() : Resumable.given(layout, state.get());
    } catch (IOException _) {
      // The doctor tells why it cannot be read; what the patterns find is masked in any case.
      return Optional.empty();
    }
  }

  void fill(BundleContents contents) throws IOException {
    Layout layout = consultation.layout();
    contents.add("versions.json", versions(), "what sentry runs on");
    contents.add(
        "doctor.json",
        JsonText.pretty(DoctorJson.of(layout, consultation.doctor(Clock.SYSTEM).examine(), false))
            + "\n",
        "what `sentry doctor` finds");
    config(contents);
    contents.add("state.json", layout.state(), MUCH, "the state of the run");
    contents.add("attempts.tsv", layout.attempts(), MUCH, "the ledger: what was tried");
    contents.add("journal.jsonl", layout.journal(), MUCH, "the journal: every decision");
    if (logs) {
      contents.add("logs/sentry.log", layout.ownLog(), SOME, "what sentry said");
      log(contents, layout);
    } else {
      contents.omit("the logs of the job and of sentry: `--no-logs` was said");
    }
    // What may be large comes last: it must not take the room of the rest.
    if (incident.isEmpty()) {
      contents.omit("an incident: there is none");
    } else {
      incident(contents, layout, incident.get());
    }
    contents.omit("`sentry.db`: it can be made anew from the rest");
    contents.omit("`run/`: locks, pids and commands of this machine");
    Version version = Version.running();
    contents.explain(
        "A project of sentry, packed on "
            + contents.now().truncatedTo(ChronoUnit.SECONDS)
            + " by sentry "
            + version.sentry()
            + ".");
  }

  /** Of the machine only what other machines of its kind have in common. */
  private static String versions() {
    Version version = Version.running();
    return JsonText.pretty(
            VersionCommand.json(version)
                .put("system_release", System.getProperty("os.version", "unknown"))
                .put("java_vendor", System.getProperty("java.vendor", "unknown"))
                .build())
        + "\n";
  }

  private void config(BundleContents contents) throws IOException {
    String meaning = "the config that holds, with its defaults";
    switch (consultation.loaded()) {
      case Loaded.Good good -> {
        Redactor redactor = Redactor.of(consultation.console().env());
        contents.add("config.yaml", redactor.config(good.settings().yaml()).text(), meaning);
        if (!consultation.there()) {
          contents.omit("a config of the user's: there is none");
        }
      }
      case Loaded.Bad bad ->
          contents.add(
              "config-problems.txt",
              Discreet.problems(consultation.console(), bad.problems()).stream()
                      .map(ConfigProblem::asError)
                      .collect(Collectors.joining("\n\n"))
                  + "\n",
              "why the config cannot be used");
    }
  }

  private static void incident(BundleContents contents, Layout layout, String id)
      throws IOException {
    Path folder = layout.incidents().resolve(id);
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files =
          all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      contents.omit("the incident `" + id + "` cannot be read: " + e.getMessage());
      return;
    }
    if (files.size() > MOST_FILES) {
      contents.omit("of the incident's " + files.size() + " files all but the first " + MOST_FILES);
    }
    String before = "incident/" + id + "/";
    for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
      String name = folder.relativize(file).toString();
      String meaning = name.equals("report.md") ? "what failed: read this first" : "";
      contents.add(before + name, file, SOME, meaning);
    }
    long others = IncidentsCommand.of(layout).ids().size() - 1L;
    if (others > 0) {
      contents.omit(Sizes.count(others, "other incident") + ": only one is packed");
    }
  }

  private static void log(BundleContents contents, Layout layout) throws IOException {
    var view = new LogView(layout, damage -> contents.omit("of the job's log: " + damage));
    List<Incarnation> all;
    try {
      all = view.incarnations();
    } catch (IOException e) {
      contents.omit("the log of the job cannot be read: " + e.getMessage());
      return;
    }
    if (all.isEmpty()) {
      contents.omit("the log of the job: it has printed nothing yet");
      return;
    }
    var query =
        new LogQuery(
            Optional.of(all.getLast()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(LINES));
    String name = "logs/" + layout.segment(all.getLast()).getFileName();
    var keeper = new Tail.Keeper(MUCH);
    long from;
    try {
      LogView.Place place = view.start(query).orElse(new LogView.Place(all.getLast(), 0));
      from = place.offset();
      view.copy(query, place, keeper);
    } catch (IOException e) {
      contents.omit("`" + name + "` cannot be read: " + e.getMessage());
      return;
    }
    contents.add(name, keeper.tail(from), "what the job printed last");
    if (all.size() > 1) {
      contents.omit("the logs of " + Sizes.count(all.size() - 1, "earlier start"));
    }
  }
}
