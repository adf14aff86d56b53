package io.jobsentry.doctor;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who supervises, and whether a dead supervisor still says that it does. */
final class LockCheck implements Check {
  static final String NAME = "lock";

  /** Where the supervisor writes down who it is. */
  static Path note(Layout layout) {
    return layout.run().resolve("supervisor");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Whether this very process has written it, to repair in peace. */
  private static boolean isOurs(Path note) throws IOException {
    String start = "pid=" + ProcessHandle.current().pid() + "\n";
    return new String(Files.readAllBytes(note), StandardCharsets.ISO_8859_1).startsWith(start);
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    if (patient.isSupervised()) {
      var holder = patient.supervisor().orElseThrow();
      return List.of(
          Finding.ok(this, "pid " + holder.pid() + " supervises, since " + holder.since()));
    }
    Path note = note(patient.layout());
    if (!Files.isRegularFile(note) || isOurs(note)) {
      return List.of(Finding.ok(this, "no supervisor runs, and none left anything"));
    }
    return List.of(
        Finding.warning(
                this,
                "`" + patient.shown(note) + "` names a supervisor that is gone",
                "it was killed, or the machine went down; the lock itself is free",
                "")
            .with(
                Repair.underTheLock(
                    "takes the name away",
                    // Whoever has had the lock takes the name away on leaving.
                    () -> "the name of a supervisor that is gone was taken away")));
  }
}
