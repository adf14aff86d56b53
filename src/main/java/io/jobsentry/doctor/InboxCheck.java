package io.jobsentry.doctor;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether orders wait that nobody reads, and that the next supervisor would still obey. */
final class InboxCheck implements Check {
  /** Whoever sent a younger one may still be waiting. */
  static final Duration OLD = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Layout layout = patient.layout();
    if (!Files.isDirectory(layout.inbox())) {
      return List.of();
    }
    Instant before = patient.now().minus(OLD);
    var old = new ArrayList<Path>();
    for (String name : patient.disk().list(layout.inbox())) {
      Path letter = layout.inbox().resolve(name);
      if (name.endsWith(".json")
          && ((Patient.isThere(letter) && !Files.isRegularFile(letter))
              || Files.getLastModifiedTime(letter).toInstant().isBefore(before))) {
        old.add(letter);
      }
    }
    if (old.isEmpty()) {
      return List.of(Finding.ok(this, "nobody waits for an answer"));
    }
    String names = Words.some(old.stream().map(patient::shown).toList(), 3);
    if (patient.isSupervised()) {
      return List.of(
          Finding.warning(
              this,
              "the supervisor has not answered " + names,
              "an order that is minutes old should have been carried out",
              "`sentry status` shows what it is doing"));
    }
    return List.of(
        Finding.warning(
                this,
                "nobody has answered " + names,
                "the next supervisor would carry it out, however old it is",
                "")
            .with(
                Repair.underTheLock(
                    "sets it aside",
                    () -> {
                      for (Path letter : old) {
                        patient.aside().move(letter);
                      }
                      return names + " was set aside";
                    })));
  }
}
