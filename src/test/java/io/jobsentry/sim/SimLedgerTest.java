package io.jobsentry.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.journal.Journal;
import io.jobsentry.ledger.Audit;
import io.jobsentry.ledger.Clerk;
import io.jobsentry.ledger.Row;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.Bookkeeper;
import io.jobsentry.redact.Redactor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a crash comes, each row that follows from the journal is in the ledger once. */
final class SimLedgerTest {
  private static final Layout LAYOUT = new Layout(Path.of("/project"));
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final List<List<Fact>> STORY = story();

  /** One decision after the other: three failures, of which the last is given up. */
  private static List<List<Fact>> story() {
    var story = new ArrayList<List<Fact>>();
    story.add(List.of(new Fact.RunBegan(1, List.of("x"), 7)));
    for (int number = 1; number <= 3; number++) {
      var incarnation = new Incarnation(number);
      story.add(List.of(new Fact.LaunchIntended(incarnation, "why", Map.of())));
      story.add(List.of(new Fact.Launched(incarnation, new JobIdentity(1, 1, "b"), NOON)));
      if (number == 2) {
        story.add(List.of(new Fact.TallyCleared("up for 600 s")));
      }
      story.add(
          List.of(
              new Fact.IncidentOpened("i-" + number, incarnation, "oom", "it failed", List.of()),
              number < 3
                  ? new Fact.RestartPlanned(
                      new Incarnation(number + 1), Duration.ZERO, 1, "restart")
                  : new Fact.RunEnded(new Conclusion(Conclusion.Kind.GAVE_UP, 93, "enough"))));
    }
    return story;
  }

  private static Moment moment(int step) {
    return new Moment(NOON.plusSeconds(step), Duration.ofSeconds(step));
  }

  private static List<String> expected() {
    var clerk = new Clerk();
    var rows = new ArrayList<String>();
    long seq = 0;
    for (int step = 0; step < STORY.size(); step++) {
      for (Fact fact : STORY.get(step)) {
        for (Row row : clerk.saw(++seq, moment(step).wall(), fact)) {
          rows.add(row.incident() + " " + row.status().word());
        }
      }
    }
    return rows;
  }

  /** Goes on with the story where the journal has it. */
  private static void live(SimDisk disk) throws Exception {
    Journal.Opened opened = Journal.open(disk, LAYOUT.journal());
    var books = new Bookkeeper(disk, LAYOUT, Redactor.withoutVariables(), _ -> {});
    int done = done(opened.entries());
    books.catchUp(opened.journal(), opened.entries(), moment(done));
    for (int step = done; step < STORY.size(); step++) {
      List<Journal.Entry> written = write(opened.journal(), step);
      books.wrote(written, moment(step));
    }
  }

  private static List<Journal.Entry> write(Journal journal, int step) {
    while (true) {
      try {
        return journal.append(moment(step).wall(), STORY.get(step), step % 2 == 0);
      } catch (IOException _) {
        // As the engine does, it is tried until it works.
      }
    }
  }

  private static int done(List<Journal.Entry> entries) {
    int facts = entries.size();
    int step = 0;
    while (facts > 0) {
      facts -= STORY.get(step++).size();
    }
    return step;
  }

  private static void survives(Fate fate, long operation, long seed) throws Exception {
    var disk = new SimDisk(new SplittableRandom(seed), SimDisk.Flaw.NONE);
    disk.trouble((number, _) -> number == operation ? fate : Fate.FINE);
    for (int life = 0; life < 3; life++) {
      try {
        live(disk);
      } catch (Crash crash) {
        if (crash.power) {
          disk.losePower();
        } else {
          disk.loseProcess();
        }
      } catch (IOException _) {
        // The journal could not be opened; the next one tries again.
      }
    }
    String text = new String(disk.read(LAYOUT.attempts()), StandardCharsets.UTF_8);
    List<String> told =
        text.lines()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .filter(cells -> !cells[5].equals("anchor"))
            .map(cells -> cells[1] + " " + cells[5])
            .toList();
    String where = fate + " at " + operation + ", seed " + seed + "\n" + text;
    assertThat(told).as(where).isEqualTo(expected());
    Audit audit =
        Audit.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    assertThat(audit.passed()).as(where).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void aRowIsThereOnceWhateverFailsAtWhateverMoment(Fate fate) throws Exception {
    var sound = new SimDisk(new SplittableRandom(1), SimDisk.Flaw.NONE);
    live(sound);
    assertThat(expected()).hasSize(5);
    for (long operation = 1; operation <= sound.operations(); operation++) {
      for (long seed = 0; seed < 5; seed++) {
        survives(fate, operation, seed);
      }
    }
  }
}
