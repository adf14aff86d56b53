package io.jobsentry.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LogViewTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private static final Incarnation SECOND = new Incarnation(2);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Layout layout;

  LogViewTest(@TempDir Path folder) throws IOException {
    layout = new Layout(folder);
    Files.createDirectories(layout.logs());
  }

  private void write(Incarnation incarnation, String text) throws IOException {
    Files.writeString(layout.segment(incarnation), text, CREATE, APPEND);
  }

  private List<String> read(LogQuery query) throws IOException {
    var lines = new ArrayList<String>();
    new LogView(layout)
        .read(
            query,
            (line, at) -> {
              lines.add(line.plain());
              return true;
            });
    return lines;
  }

  private List<String> three() throws IOException {
    var all = IntStream.range(0, 90).mapToObj(i -> "line " + i).toList();
    write(FIRST, String.join("\n", all.subList(0, 60)) + "\n");
    write(SECOND, String.join("\n", all.subList(60, 90)));
    var limits = new LogLimits(100, Duration.ofHours(1), 1 << 30, 9, true, 0, 0);
    long size = Files.size(layout.segment(FIRST));
    new Archivist(layout, limits, Blocks.NATIVE, _ -> {})
        .tick(
            Optional.of(new Archivist.Live(FIRST, size, size, false)),
            new Moment(NOON, Duration.ZERO));
    assertThat(Archive.of(layout, FIRST)).hasSizeGreaterThan(3);
    return all;
  }

  @Test
  void theLastLinesAreTheEndOfAllLines() throws IOException {
    List<String> all = three();
    assertThat(read(LogQuery.ALL)).isEqualTo(all);
    for (int n = 0; n <= 95; n++) {
      assertThat(read(LogQuery.ALL.withLast(n)))
          .as("last %d", n)
          .isEqualTo(all.subList(Math.max(0, 90 - n), 90));
    }
  }

  @Test
  void rawIsByteExactOverArchivesAndTheLiveFile() throws IOException {
    List<String> all = three();
    var out = new ByteArrayOutputStream();
    var view = new LogView(layout);
    view.copy(LogQuery.ALL, view.start(LogQuery.ALL).orElseThrow(), out);
    assertThat(out.toString(UTF_8)).isEqualTo(String.join("\n", all));
  }

  @Test
  void grepSeesTextWithoutColours() throws IOException {
    write(FIRST, "ok\nER\u001b[31mROR here\nok\nERROR there\n");
    var query =
        new LogQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Pattern.compile("ERROR")),
            OptionalInt.empty());
    assertThat(read(query)).containsExactly("ERROR here", "ERROR there");
    assertThat(read(query.withLast(1))).containsExactly("ERROR there");
  }

  @Test
  void timesComeFromTheIndex() throws IOException {
    write(FIRST, "early\nmiddle\nlate\n");
    try (var index = new TimeIndex.Writer(layout, FIRST)) {
      index.mark(new Moment(NOON, Duration.ZERO), 0);
      index.mark(new Moment(NOON.plusSeconds(60), Duration.ofMinutes(1)), 6);
      index.mark(new Moment(NOON.plusSeconds(120), Duration.ofMinutes(2)), 13);
    }
    // A torn entry at the end harms nobody.
    Files.writeString(TimeIndex.file(layout, FIRST), "17672", APPEND);
    assertThat(read(between(NOON.plusSeconds(30), NOON.plusSeconds(90)))).containsExactly("middle");
    assertThat(read(between(NOON.minusSeconds(5), NOON.plusSeconds(500)))).hasSize(3);
    assertThat(read(between(NOON.plusSeconds(300), NOON.plusSeconds(500)))).isEmpty();
  }

  private static LogQuery between(Instant since, Instant until) {
    return new LogQuery(
        Optional.empty(),
        Optional.of(since),
        Optional.of(until),
        Optional.empty(),
        OptionalInt.empty());
  }

  @Test
  void followsWhatComesAndTheNextIncarnation() throws Exception {
    write(FIRST, "a\nb\nhal");
    var seen = new CopyOnWriteArrayList<String>();
    var stop = new AtomicBoolean();
    var follower =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    new LogView(layout)
                        .follow(
                            LogQuery.ALL.withLast(2),
                            (line, at) -> seen.add(line.plain()),
                            Clock.SYSTEM,
                            stop::get);
                  } catch (IOException e) {
                    seen.add(e.toString());
                  }
                });
    Until.true_(() -> seen.contains("b"), seen::toString);
    write(FIRST, "f\n");
    Until.true_(() -> seen.contains("half"), seen::toString);
    write(SECOND, "c\n");
    Until.true_(() -> seen.contains("c"), seen::toString);
    stop.set(true);
    follower.join();
    assertThat(seen).containsExactly("b", "half", "c");
  }
}
