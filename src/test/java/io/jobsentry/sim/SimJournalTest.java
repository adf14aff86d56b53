package io.jobsentry.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.core.Fact;
import io.jobsentry.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a journal on a disk in trouble remembers. */
final class SimJournalTest {
  private static final Path FILE = Path.of("/project/journal.jsonl");
  private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

  private static List<Fact> why(String text) {
    return List.of(new Fact.TallyCleared(text));
  }

  @Test
  void whatAnEarlierProcessDidNotSyncOutlivesASyncThatFails() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      var disk = new SimDisk(new SplittableRandom(seed), SimDisk.Flaw.NONE);
      Journal first = Journal.open(disk, FILE).journal();
      first.append(AT, why("synced"), true);
      first.append(AT, why("not synced"), false);
      disk.loseProcess();
      Journal second = Journal.open(disk, FILE).journal();
      disk.trouble((_, operation) -> operation.equals("sync") ? Fate.FAILS_HALFWAY : Fate.FINE);
      assertThatThrownBy(() -> second.append(AT, why("refused"), true))
          .isInstanceOf(IOException.class);
      disk.trouble((_, _) -> Fate.FINE);
      second.append(AT, why("refused"), true);
      second.append(AT, why("synced too"), true);
      disk.losePower();
      Journal.Opened third = Journal.open(disk, FILE);
      assertThat(third.repair()).isEmpty();
      assertThat(third.entries())
          .extracting(Journal.Entry::fact)
          .containsExactly(
              new Fact.TallyCleared("synced"),
              new Fact.TallyCleared("not synced"),
              new Fact.TallyCleared("refused"),
              new Fact.TallyCleared("synced too"));
    }
  }
}
