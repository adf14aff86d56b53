package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** Rows of an index of incidents, as a supervisor writes them. */
final class Rows {
  static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");

  private Rows() {}

  static Fingerprint fingerprint(int number) {
    return new Fingerprint(1, "%016x".formatted(number * 0x9E3779B97F4A7C15L));
  }

  static String line(int number, Optional<Fingerprint> group, Instant at) {
    var row =
        new IncidentIndex.Row(
            at.toString().replace(':', '-') + "-traceback-" + number,
            at,
            number,
            "traceback",
            "KeyError: 'lr" + number + "'",
            "train.py:4 in main",
            group);
    return JsonText.compact(row.json()) + "\n";
  }

  static void append(Layout layout, String text) throws IOException {
    append(layout.incidentIndex(), text);
  }

  static void append(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
