package io.jobsentry.ledger;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ledgers for tests. */
final class Rows {
  static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private Rows() {}

  static Row row(int number, Status status, String description) {
    return new Row(
        NOON.plusSeconds(number),
        "incident-" + number,
        "oom",
        "half",
        "",
        status,
        Duration.ofMillis(1500),
        description,
        1,
        number,
        "rule:half",
        "",
        "journal:" + number,
        Optional.of(new Row.Origin(number, 1)));
  }

  static Layout layout(Path folder) throws Exception {
    Files.createDirectories(folder.resolve(".sentry"));
    return new Layout(folder);
  }

  /** A ledger of so many rows, of which the first is the anchor. */
  static List<String> lines(Path folder, int rows) throws Exception {
    Layout layout = layout(folder);
    try (LedgerFile ledger = LedgerFile.open(new RealDisk(), layout, NOON).ledger()) {
      for (int i = 1; i < rows; i++) {
        ledger.append(List.of(row(i, Status.KEPT, "what " + i)));
      }
    }
    return new ArrayList<>(Files.readAllLines(layout.attempts()));
  }

  static Audit audit(List<String> lines, Optional<Head> head) throws Exception {
    return audit(String.join("\n", lines) + "\n", head);
  }

  static Audit audit(String text, Optional<Head> head) throws Exception {
    return Audit.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), head);
  }
}
