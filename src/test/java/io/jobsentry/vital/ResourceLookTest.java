package io.jobsentry.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of resources, and when; and that the gauges read the truth. */
final class ResourceLookTest {
  private static final double GB = 1e9;

  private double used;
  private OptionalDouble full = OptionalDouble.of(100 * GB);
  private int seconds;

  private ResourceLook look(ResourceWanted wanted) {
    return new ResourceLook(wanted, () -> new Reading(used, full, " in 3 processes"));
  }

  private Optional<Finding> at(ResourceLook look, double now) throws IOException {
    used = now;
    seconds += 15;
    return look.at(new Moment(Instant.EPOCH, Duration.ofSeconds(seconds)));
  }

  private static ResourceWanted wanted(Resource resource, Bound bound, int hold) {
    return new ResourceWanted(
        resource,
        Optional.of(bound),
        Optional.empty(),
        Duration.ofSeconds(hold),
        Duration.ofSeconds(60));
  }

  private static ResourceWanted soon(Resource resource, Duration within) {
    return new ResourceWanted(
        resource, Optional.empty(), Optional.of(within), Duration.ZERO, Duration.ofSeconds(60));
  }

  @Test
  void memoryAboveItsBoundIsToldOnceItHasLasted() throws Exception {
    ResourceLook look = look(wanted(new Resource.Memory(), new Bound.Above(20_000_000_000L), 30));
    assertThat(at(look, 21 * GB)).isEmpty();
    assertThat(at(look, 21 * GB)).isEmpty();
    assertThat(at(look, 21.3 * GB))
        .contains(
            new Finding.Alarm("memory of the job: 21.3 GB in 3 processes, above 20.0 GB for 30 s"));
    assertThat(at(look, 22 * GB)).isEmpty();
    assertThat(at(look, 19 * GB)).isEmpty();
    assertThat(at(look, 18 * GB))
        .contains(new Finding.Relief("memory of the job: 18.0 GB in 3 processes"));
  }

  @Test
  void aDiskSaysWhenItWillBeFull() throws Exception {
    ResourceLook look =
        look(soon(new Resource.DiskSpace(Path.of("/srv/data")), Duration.ofMinutes(45)));
    for (int i = 0; i < 5; i++) {
      assertThat(at(look, (97 + i * 0.02) * GB)).isEmpty();
    }
    assertThat(at(look, 97.1 * GB))
        .contains(new Finding.Alarm("disk /srv/data: 2.9 GB free, full in 36 min"));
    assertThat(at(look, 97.12 * GB)).isEmpty();
    assertThat(at(look, 50 * GB)).contains(new Finding.Relief("disk /srv/data: 50.0 GB free"));
  }

  @Test
  void aDiskThatFillsSlowlyEnoughIsLeftAlone() throws Exception {
    ResourceLook look = look(soon(new Resource.DiskSpace(Path.of("/")), Duration.ofMinutes(30)));
    for (int i = 0; i < 40; i++) {
      assertThat(at(look, (50 + i * 0.02) * GB)).isEmpty();
    }
  }

  @Test
  void whatIsLeftOfADiskIsCountedDown() throws Exception {
    ResourceLook size =
        look(wanted(new Resource.DiskSpace(Path.of("/d")), new Bound.Below(5_000_000_000L), 0));
    assertThat(at(size, 94 * GB)).isEmpty();
    assertThat(at(size, 96.8 * GB))
        .contains(new Finding.Alarm("disk /d: 3.2 GB free, below 5.0 GB"));
    assertThat(at(size, 94.8 * GB)).isEmpty();
    assertThat(at(size, 94.4 * GB)).isPresent();
    ResourceLook part =
        look(wanted(new Resource.DiskSpace(Path.of("/d")), new Bound.BelowPercent(7.5), 0));
    assertThat(at(part, 92 * GB)).isEmpty();
    assertThat(at(part, 93 * GB)).contains(new Finding.Alarm("disk /d: 7.0 GB free, below 7.5 %"));
    assertThat(at(part, 91 * GB)).isPresent();
  }

  @Test
  void openFilesAreAPartOfTheirLimit() throws Exception {
    full = OptionalDouble.of(1024);
    ResourceLook look = look(wanted(new Resource.OpenFiles(), new Bound.AbovePercent(90), 0));
    assertThat(at(look, 921)).isEmpty();
    assertThat(at(look, 950))
        .contains(new Finding.Alarm("open files: 950 of 1024 in 3 processes, above 90 %"));
    assertThat(at(look, 829)).isPresent();
  }

  @Test
  void aPartOfAWholeThatIsNotKnownIsNeverReached() throws Exception {
    full = OptionalDouble.empty();
    for (Bound bound :
        new Bound[] {
          new Bound.AbovePercent(1), new Bound.BelowPercent(99), new Bound.Below(1L << 60)
        }) {
      assertThat(at(look(wanted(new Resource.Memory(), bound, 0)), 99 * GB)).isEmpty();
    }
    assertThat(at(look(wanted(new Resource.OpenFiles(), new Bound.Above(10), 0)), 11))
        .contains(new Finding.Alarm("open files: 11 in 3 processes, above 10"));
  }

  @Test
  void anIncarnationIsSeenAnew() throws Exception {
    ResourceWanted wanted = wanted(new Resource.Memory(), new Bound.Above(1), 0);
    assertThat(at(look(wanted), 2 * GB)).isPresent();
    assertThat(at(look(wanted), 2 * GB)).isPresent();
  }

  @Test
  void aDetectorSaysWhatItLooksFor() {
    assertThat(
            new ResourceWanted(
                    new Resource.DiskSpace(Path.of("/srv")),
                    Optional.of(new Bound.Below(5_000_000_000L)),
                    Optional.of(Duration.ofHours(1)),
                    Duration.ofSeconds(30),
                    Duration.ZERO)
                .visit("disk", Duration.ofSeconds(15))
                .words())
        .isEqualTo("disk /srv below 5.0 GB or full within 1 h for 30 s, every 15 s");
    assertThat(
            soon(new Resource.Memory(), Duration.ofHours(2))
                .visit("m", Duration.ofSeconds(9))
                .words())
        .isEqualTo("memory of the job at its limit within 2 h, every 9 s");
  }

  @Test
  void theGaugesReadThisVeryProcess(@TempDir Path folder) throws Exception {
    var patient = new Patient(new Incarnation(1), new HostOfOne(ProcessHandle.current().pid()));
    Reading memory = Gauges.of(new Resource.Memory(), patient).read();
    assertThat(memory.used()).isBetween(2e7, 64 * GB);
    assertThat(memory.full().orElseThrow()).isGreaterThan(memory.used());
    Reading files = Gauges.of(new Resource.OpenFiles(), patient).read();
    assertThat(files.where()).contains("pid " + ProcessHandle.current().pid() + " (");
    assertThat(files.full().orElseThrow()).isGreaterThan(files.used());
    try (var _ = Files.newInputStream(Files.createFile(folder.resolve("one")));
        var _ = Files.newInputStream(Files.createFile(folder.resolve("two")))) {
      assertThat(Gauges.of(new Resource.OpenFiles(), patient).read().used()).isPositive();
    }
    Reading disk = Gauges.of(new Resource.DiskSpace(folder), patient).read();
    assertThat(disk.used()).isPositive();
    assertThat(disk.full().orElseThrow()).isEqualTo((double) folder.toFile().getTotalSpace());
    assertThatThrownBy(
            () -> Gauges.of(new Resource.DiskSpace(folder.resolve("no")), patient).read())
        .hasMessageContaining("does not exist");
  }

  @Test
  void aJobThatIsGoneTakesNothing() throws Exception {
    var patient = new Patient(new Incarnation(1), new HostOfOne(Integer.MAX_VALUE));
    assertThat(Gauges.of(new Resource.Memory(), patient).read().used()).isZero();
    assertThat(Gauges.of(new Resource.OpenFiles(), patient).read().used()).isZero();
  }
}
