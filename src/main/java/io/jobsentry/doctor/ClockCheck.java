package io.jobsentry.doctor;

import io.jobsentry.journal.Journal;
import io.jobsentry.journal.UnreadableFactException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the journal speaks of times that are still to come. */
final class ClockCheck implements Check {
  private static final Duration TOLERATED = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    byte[] bytes = patient.bytes(patient.layout().journal()).orElse(new byte[0]);
    Instant newest = Instant.MIN;
    try {
      for (Journal.Entry entry : Journal.examine(bytes).entries()) {
        newest = entry.at().isAfter(newest) ? entry.at() : newest;
      }
    } catch (UnreadableFactException _) {
      return List.of();
    }
    if (newest.isAfter(patient.now().plus(TOLERATED))) {
      Duration ahead = Duration.between(patient.now(), newest);
      return List.of(
          Finding.warning(
              this,
              "the journal speaks of "
                  + newest
                  + ", which is "
                  + Words.count(Math.max(1, ahead.toMinutes()), "minute")
                  + " ahead of the clock",
              "until then, restarts count as just made, and less may follow than should",
              "set the clock right; what was written stays as it is"));
    }
    return List.of(Finding.ok(this, "it is behind nothing that was written"));
  }
}
