package io.jobsentry.doctor;

import io.jobsentry.config.Config;
import io.jobsentry.config.Loaded;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Whether there are more incidents than the config keeps. Only a run removes any. */
final class RetentionCheck implements Check {

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Path folder = patient.layout().incidents();
    if (!Files.isDirectory(folder)
        || !(patient.config().loaded() instanceof Loaded.Good(Config config, _, _))) {
      return List.of();
    }
    Config.Incidents kept = config.incidents();
    List<String> ids = new Incidents(patient.layout(), patient.disk(), patient.redactor()).ids();
    long bytes = 0;
    for (String id : ids) {
      bytes += sizeOf(folder.resolve(id));
    }
    Optional<Instant> oldest = oldest(patient);
    var above = new ArrayList<String>();
    if (kept.keep() > 0 && ids.size() > kept.keep()) {
      above.add("`incidents.keep` is " + kept.keep());
    }
    if (kept.keepBytes() > 0 && bytes > kept.keepBytes()) {
      above.add("`incidents.keep_bytes` is " + mega(kept.keepBytes()));
    }
    Duration most = Duration.ofDays(kept.keepDays());
    if (most.isPositive() && oldest.filter(patient.now().minus(most)::isAfter).isPresent()) {
      above.add("`incidents.keep_days` is " + kept.keepDays());
    }
    String there = Words.count(ids.size(), "incident") + ", " + mega(bytes);
    return List.of(
        above.isEmpty()
            ? Finding.ok(this, there)
            : Finding.note(
                this,
                there + ", and " + String.join(", ", above),
                "they take room",
                "the next `sentry run` removes the oldest; raise the limit to keep them"));
  }

  /** When the failure came last that came last longest ago. */
  private static Optional<Instant> oldest(Patient patient) throws IOException {
    var last = new HashMap<String, Instant>();
    new IncidentIndex(patient.layout(), patient.disk())
        .each(row -> last.merge(row.folder(), row.opened(), (a, b) -> a.isAfter(b) ? a : b));
    return last.values().stream().min(Instant::compareTo);
  }

  private static long sizeOf(Path folder) throws IOException {
    try {
      return Retention.size(folder);
    } catch (NoSuchFileException _) {
      // A supervisor at work has just removed it.
      return 0;
    }
  }

  private static String mega(long bytes) {
    return bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
  }
}
