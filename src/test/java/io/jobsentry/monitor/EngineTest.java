package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Charter;
import io.jobsentry.core.Command;
import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Core;
import io.jobsentry.core.Effect;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.disk.Disk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.Moment;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineTest implements Witness {
  private static final Instant WALL = Instant.parse("2026-05-01T12:00:00Z");
  private static final Event BEGAN =
      new Event.Began(1, "0", new Event.Mandate.Run(List.of("x"), 7), 0, false);

  @TempDir private Path folder = Path.of("");
  private final List<Effect> performed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Core core =
      new Core(
          new Charter(
              new RestartPolicy(
                  Lifecycle.RESTART_ON_FAILURE, new Schedule(RestartSettings.STANDARD, 7)),
              StopPlan.STANDARD,
              List.of(),
              List.of(),
              Map.of(),
              false,
              false,
              false));
  private boolean full;
  private Duration uptime = Duration.ofSeconds(1);
  private @Nullable Engine opened;

  @BeforeEach
  void open() throws Exception {
    var disk = new FullableDisk();
    opened =
        new Engine(
            core,
            Journal.open(disk, folder.resolve("journal.jsonl")).journal(),
            State.INITIAL,
            performed::add,
            this);
  }

  private Engine engine() {
    return Objects.requireNonNull(opened);
  }

  private Moment now() {
    return new Moment(WALL.plus(uptime), uptime);
  }

  private void on(Event event) {
    uptime = uptime.plusMillis(10);
    engine().handle(event, now());
  }

  private List<Fact> journalled() throws Exception {
    return Journal.read(new RealDisk(), folder.resolve("journal.jsonl")).stream()
        .map(Journal.Entry::fact)
        .toList();
  }

  @Test
  void aStartWaitsForTheJournalAndHappensOnceThereIsSpace() throws Exception {
    full = true;
    on(BEGAN);
    assertThat(performed).isEmpty();
    assertThat(said).containsExactly("fails");
    assertThat(engine().deadline()).isPresent();
    full = false;
    on(new Event.Woke());
    assertThat(performed).as("it is not hammered").isEmpty();
    uptime = uptime.plusSeconds(2);
    on(new Event.Woke());
    assertThat(performed).containsExactly(new Effect.Launch(new Incarnation(1), Map.of()));
    assertThat(said).containsExactly("fails", "works");
    assertThat(journalled()).hasSize(3);
    assertThat(engine().deadline()).isEmpty();
  }

  @Test
  void aStopIsObeyedAlthoughAStartWaitsForAFullDisk() {
    full = true;
    on(BEGAN);
    on(new Event.Ordered(new Command("c", Command.Verb.STOP, "cli")));
    assertThat(engine().state().phase()).isInstanceOf(Phase.Over.class);
    assertThat(performed)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Conclude.class,
            c -> assertThat(c.conclusion().kind()).isEqualTo(Conclusion.Kind.STOPPED));
  }

  @Test
  void whatIsPerformedIsInTheJournalFirst() throws Exception {
    on(BEGAN);
    assertThat(performed).hasSize(1);
    assertThat(journalled()).anyMatch(fact -> fact instanceof Fact.LaunchIntended);
  }

  @Test
  void theStateIsTheFoldOfTheJournal() throws Exception {
    on(BEGAN);
    on(new Event.LaunchBroke(new Incarnation(1), "no space", false));
    List<Journal.Entry> entries = Journal.read(new RealDisk(), folder.resolve("journal.jsonl"));
    assertThat(Engine.fold(core, entries, now()).phase()).isEqualTo(engine().state().phase());
  }

  @Override
  public void saw(Fact fact, State state, Moment now) {}

  @Override
  public void journalFails(String problem, Moment now) {
    said.add("fails");
  }

  @Override
  public void journalWorksAgain(Moment now) {
    said.add("works");
  }

  /** A real disk that can be full. */
  private final class FullableDisk implements Disk {
    private final RealDisk disk = new RealDisk();

    @Override
    public boolean exists(Path file) {
      return disk.exists(file);
    }

    @Override
    public byte[] read(Path file) throws IOException {
      return disk.read(file);
    }

    @Override
    public List<String> list(Path files) throws IOException {
      return disk.list(files);
    }

    @Override
    public void makeFolders(Path files) throws IOException {
      disk.makeFolders(files);
    }

    @Override
    public void replace(Path file, byte[] content, boolean durable) throws IOException {
      disk.replace(file, content, durable);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      disk.delete(file);
    }

    @Override
    public Appender append(Path file) throws IOException {
      Appender appender = disk.append(file);
      return new Appender() {
        @Override
        public long size() {
          return appender.size();
        }

        @Override
        public void append(byte[] bytes, boolean durable) throws IOException {
          if (full) {
            throw new IOException("no space left on device");
          }
          appender.append(bytes, durable);
        }

        @Override
        public void cutTo(long size) throws IOException {
          appender.cutTo(size);
        }

        @Override
        public void close() throws IOException {
          appender.close();
        }
      };
    }
  }
}
