package io.jobsentry.doctor;

import io.jobsentry.core.Fact;
import io.jobsentry.core.State;
import io.jobsentry.journal.Journal;
import io.jobsentry.journal.UnreadableFactException;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.Engine;
import io.jobsentry.monitor.Projection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether `state.json` can be read and says what the journal says, of which it is made. */
final class StateCheck implements Check {
  private static final int SCHEMA = 1;

  /** What does not depend on when it is reckoned. */
  private static final List<String> SETTLED =
      List.of("run", "command", "desired", "incarnations", "launches", "incidents");

  private static final String READERS = "`status` and `run` without a command read it";

  @Override
  public String name() {
    return "state";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Path file = patient.layout().state();
    if (!patient.hasHome() || (Patient.isThere(file) && !Files.isRegularFile(file))) {
      return List.of();
    }
    Optional<byte[]> bytes = patient.bytes(file);
    Optional<Json.Obj> read = bytes.flatMap(StateCheck::object);
    List<Journal.Entry> entries = entries(patient);
    boolean rebuildable = !entries.isEmpty() && !(entries.getLast().fact() instanceof Fact.Carried);
    if (bytes.isEmpty()) {
      return rebuildable && !patient.isSupervised()
          ? List.of(
              Finding.warning(this, "`state.json` is gone", READERS, "").with(rebuild(patient)))
          : List.of(Finding.ok(this, "there is none yet"));
    }
    if (read.isEmpty() || read.get().number("schema").isEmpty()) {
      return List.of(
          Finding.failure(this, "`state.json` is no state", READERS, "")
              .with(rebuildable ? rebuild(patient) : discard(patient)));
    }
    if (read.get().number("schema").getAsLong() != SCHEMA) {
      return List.of(
          Finding.note(
              this,
              "`state.json` is of another format than this sentry writes",
              "a newer one has written it; " + READERS,
              "the next `sentry run` writes it anew"));
    }
    if (rebuildable
        && !patient.isSupervised()
        && differs(read.get(), projection(patient, entries))) {
      return List.of(
          Finding.warning(this, "`state.json` says something else than the journal", READERS, "")
              .with(rebuild(patient)));
    }
    return List.of(Finding.ok(this, "`state.json` says what the journal says"));
  }

  private static Optional<Json.Obj> object(byte[] bytes) {
    try {
      return JsonText.parse(new String(bytes, StandardCharsets.UTF_8)) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static boolean differs(Json.Obj said, Json.Obj known) {
    return SETTLED.stream().anyMatch(name -> !said.get(name).equals(known.get(name)))
        || !phase(said).equals(phase(known));
  }

  private static Optional<String> phase(Json.Obj state) {
    return state
        .get("phase")
        .flatMap(it -> it instanceof Json.Obj o ? o.text("name") : Optional.empty());
  }

  /** Those that can be trusted; none where a newer sentry has written them. */
  private static List<Journal.Entry> entries(Patient patient) throws IOException {
    byte[] bytes = patient.bytes(patient.layout().journal()).orElse(new byte[0]);
    try {
      return Journal.examine(bytes).entries();
    } catch (UnreadableFactException _) {
      return List.of();
    }
  }

  /** As it was when the last entry was written. */
  private static Json.Obj projection(Patient patient, List<Journal.Entry> entries) {
    var then = new Moment(entries.getLast().at(), Duration.ZERO);
    State state = Engine.fold(patient.core(), entries, then);
    long pid = 0;
    for (Journal.Entry entry : entries) {
      pid = entry.fact() instanceof Fact.SupervisorBegan began ? began.pid() : pid;
    }
    return Projection.of(state, pid, then);
  }

  private static Repair rebuild(Patient patient) {
    return Repair.underTheLock(
        "makes it again from the journal",
        () -> {
          Path file = patient.layout().state();
          Optional<byte[]> old = patient.bytes(file);
          String kept = "";
          if (old.isPresent()) {
            Path aside = patient.aside().keep(file, old.get());
            kept = "; the old one is `" + aside.getFileName() + "`";
          }
          String text = JsonText.pretty(projection(patient, entries(patient))) + "\n";
          patient.disk().replace(file, text.getBytes(StandardCharsets.UTF_8), true);
          return "`state.json` was made again from the journal" + kept;
        });
  }

  private static Repair discard(Patient patient) {
    return Repair.underTheLock(
        "sets it aside; the next `sentry run` writes one",
        () ->
            "`state.json` was moved to `"
                + patient.aside().move(patient.layout().state()).getFileName()
                + "`");
  }
}
