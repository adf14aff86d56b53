package io.jobsentry.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ArchivistTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private static final Incarnation SECOND = new Incarnation(2);
  private static final Moment NOW =
      new Moment(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1));
  private static final Blocks NO_HOLES =
      new Blocks() {
        @Override
        public boolean reserve(Path file, long offset, long length) {
          return false;
        }

        @Override
        public boolean punchHole(Path file, long offset, long length) {
          return false;
        }
      };

  private final Layout layout;
  private final List<Shed> shed = new ArrayList<>();

  ArchivistTest(@TempDir Path folder) throws IOException {
    layout = new Layout(folder);
    Files.createDirectories(layout.logs());
  }

  private Archivist archivist(long segment, long max, int runs, Blocks blocks) {
    var limits = new LogLimits(segment, Duration.ofHours(1), max, runs, true, 0, 0);
    return new Archivist(layout, limits, blocks, shed::add);
  }

  private void write(Incarnation incarnation, String text) throws IOException {
    Files.writeString(layout.segment(incarnation), text, CREATE, APPEND);
  }

  private Optional<Archivist.Live> live(Incarnation incarnation) throws IOException {
    long size = Files.size(layout.segment(incarnation));
    return Optional.of(new Archivist.Live(incarnation, size, size, false));
  }

  private static String numbered(int from, int to) {
    var text = new StringBuilder();
    IntStream.range(from, to).forEach(i -> text.append("line %08d\n".formatted(i)));
    return text.toString();
  }

  private List<String> lines() throws IOException {
    var lines = new ArrayList<String>();
    new LogView(layout)
        .read(
            LogQuery.ALL,
            (line, at) -> {
              lines.add(new String(line.bytes(), UTF_8));
              return true;
            });
    return lines;
  }

  @Test
  void manyRotationsLoseNoLine() throws Exception {
    int rotations = Integer.getInteger("jobsentry.test.rotations", 300);
    var archivist = archivist(4096, Long.MAX_VALUE, 10, Blocks.NATIVE);
    int next = 0;
    for (int i = 0; i < rotations; i++) {
      write(FIRST, numbered(next, next + 300));
      next += 300;
      archivist.tick(live(FIRST), NOW);
    }
    assertThat(Archive.of(layout, FIRST)).hasSizeGreaterThanOrEqualTo(rotations - 1);
    assertThat(lines()).isEqualTo(numbered(0, next).lines().toList());
    assertThat(shed).isEmpty();
  }

  @Test
  void aReaderSeesEveryLineOnceWhileTheHeadIsArchived() throws Exception {
    var done = new AtomicBoolean();
    var failure = new ArrayList<Throwable>();
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  var archivist = archivist(8192, Long.MAX_VALUE, 10, Blocks.NATIVE);
                  try {
                    for (int i = 0; i < 150; i++) {
                      write(FIRST, numbered(i * 700, i * 700 + 700));
                      archivist.tick(live(FIRST), NOW);
                    }
                  } catch (IOException | RuntimeException e) {
                    failure.add(e);
                  } finally {
                    done.set(true);
                  }
                });
    int rounds = 0;
    do {
      List<String> seen = lines();
      List<String> whole = seen.subList(0, Math.max(0, seen.size() - 1));
      assertThat(whole).isEqualTo(numbered(0, whole.size()).lines().toList());
      rounds++;
    } while (!done.get());
    writer.join();
    assertThat(failure).isEmpty();
    assertThat(rounds).isPositive();
    assertThat(lines()).hasSize(150 * 700);
  }

  @Test
  void givesTheBlocksOfTheHeadBack() throws Exception {
    write(FIRST, numbered(0, 100_000));
    long before = blocks(layout.segment(FIRST));
    archivist(65536, Long.MAX_VALUE, 10, Blocks.NATIVE).tick(live(FIRST), NOW);
    assertThat(Files.size(layout.segment(FIRST))).isEqualTo(1_400_000);
    assertThat(blocks(layout.segment(FIRST))).isLessThan(before / 4);
  }

  private static long blocks(Path file) throws Exception {
    Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
    String text = new String(stat.getInputStream().readAllBytes(), UTF_8).strip();
    stat.waitFor();
    return Long.parseLong(text);
  }

  @Test
  void archivesEndAtTheEndOfALine() throws Exception {
    write(FIRST, numbered(0, 1000));
    archivist(1000, Long.MAX_VALUE, 10, Blocks.NATIVE).tick(live(FIRST), NOW);
    assertThat(Archive.of(layout, FIRST))
        .hasSizeGreaterThan(5)
        .allSatisfy(a -> assertThat(a.end() % 14).isZero());
  }

  @Test
  void aCrashBetweenArchiveAndHeadDuplicatesNothing() throws Exception {
    write(FIRST, numbered(0, 1000));
    // The archive is there, and the head file has not been moved.
    new ArchiveWriter(layout, true).write(FIRST, 0, 7000);
    assertThat(lines()).isEqualTo(numbered(0, 1000).lines().toList());
    archivist(1 << 20, Long.MAX_VALUE, 10, Blocks.NATIVE).tick(live(FIRST), NOW);
    assertThat(SegmentSource.head(layout, FIRST)).isEqualTo(7000);
    assertThat(lines()).isEqualTo(numbered(0, 1000).lines().toList());
  }

  @Test
  void aCrashBeforeTheArchiveWasCompleteLeavesNothingBehind() throws Exception {
    write(FIRST, numbered(0, 100));
    Path half = layout.logs().resolve("job-00001.%020d-%020d.log.gz.tmp".formatted(0, 700));
    Files.writeString(half, "half");
    archivist(1 << 20, Long.MAX_VALUE, 10, Blocks.NATIVE).tick(live(FIRST), NOW);
    assertThat(half).doesNotExist();
    assertThat(lines()).hasSize(100);
  }

  @Test
  void neverTakesWhatTheTailHasNotKept() throws Exception {
    write(FIRST, numbered(0, 1000));
    var live = new Archivist.Live(FIRST, 500, 14_000, false);
    archivist(1000, Long.MAX_VALUE, 10, Blocks.NATIVE).tick(Optional.of(live), NOW);
    assertThat(Archive.of(layout, FIRST)).isEmpty();
    assertThat(SegmentSource.head(layout, FIRST)).isZero();
  }

  @Test
  void dropsTheOldestArchivesAboveTheCap() throws Exception {
    write(FIRST, numbered(0, 20_000));
    archivist(14_000, 20_000, 10, Blocks.NATIVE).tick(live(FIRST), NOW);
    assertThat(shed).isNotEmpty();
    assertThat(shed).allMatch(s -> s.reason() == Shed.Reason.MAX_BYTES);
    assertThat(shed.getFirst().from()).isZero();
    List<String> left = lines();
    List<String> all = numbered(0, 20_000).lines().toList();
    assertThat(left).isEqualTo(all.subList(all.size() - left.size(), all.size()));
  }

  @Test
  void keepsTheOutputOfTheLastRuns() throws Exception {
    for (int i = 1; i <= 4; i++) {
      write(new Incarnation(i), "run " + i + "\n");
    }
    archivist(1 << 20, Long.MAX_VALUE, 2, Blocks.NATIVE).tick(live(new Incarnation(4)), NOW);
    assertThat(lines()).containsExactly("run 3", "run 4");
    assertThat(shed).extracting(Shed::incarnation).containsExactly(FIRST, SECOND);
  }

  @Test
  void withoutHolesOnlyEndedRunsAreArchived() throws Exception {
    write(FIRST, numbered(0, 1000));
    var archivist = archivist(7000, Long.MAX_VALUE, 10, NO_HOLES);
    archivist.tick(live(FIRST), NOW);
    assertThat(archivist.canGiveBack()).isFalse();
    write(SECOND, "second\n");
    archivist.tick(live(SECOND), NOW);
    assertThat(layout.segment(FIRST)).doesNotExist();
    var expected = new ArrayList<>(numbered(0, 1000).lines().toList());
    expected.add("second");
    assertThat(lines()).isEqualTo(expected);
  }

  @Test
  void shedsTheArchivesAndThenTheHeadWhenTheDiskIsLow() throws Exception {
    write(FIRST, numbered(0, 100_000));
    archivist(200_000, Long.MAX_VALUE, 10, Blocks.NATIVE).tick(live(FIRST), NOW);
    write(FIRST, numbered(100_000, 200_000));
    var low = new LogLimits(1 << 30, Duration.ofHours(1), 1L << 40, 10, true, 0, Long.MAX_VALUE);
    new Archivist(layout, low, Blocks.NATIVE, shed::add).tick(live(FIRST), NOW);
    assertThat(shed)
        .extracting(Shed::kind)
        .startsWith(Shed.Kind.ARCHIVE)
        .endsWith(Shed.Kind.LIVE_HEAD);
    List<String> left = lines();
    assertThat(left).hasSizeGreaterThan(10_000);
    List<String> all = numbered(0, 200_000).lines().toList();
    // The first one is cut where the block ended.
    assertThat(left.subList(1, left.size()))
        .isEqualTo(all.subList(all.size() - left.size() + 1, all.size()));
  }
}
