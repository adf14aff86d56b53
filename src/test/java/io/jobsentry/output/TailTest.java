package io.jobsentry.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TailTest {
  private static final Incarnation FIRST = new Incarnation(1);

  private final Layout layout;
  private final List<Exception> troubles = new CopyOnWriteArrayList<>();

  TailTest(@TempDir Path folder) throws IOException {
    layout = new Layout(folder);
    Files.createDirectories(layout.logs());
  }

  private Tail tail(Sink sink) throws IOException {
    return Tail.start(layout, FIRST, sink, troubles::add, Clock.SYSTEM);
  }

  private void write(String text) throws IOException {
    Files.writeString(layout.segment(FIRST), text, CREATE, APPEND);
  }

  @Test
  void deliversWhatWasThereAndWhatComes() throws IOException {
    write("one\n");
    var sink = new Collected();
    try (var tail = tail(sink)) {
      Until.true_(() -> sink.text().equals("one\n"), sink::text);
      write("two");
      Until.true_(() -> sink.text().equals("one\ntwo"), sink::text);
      assertThat(tail.consumed()).isEqualTo(7);
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void waitsForASegmentThatIsNotThereYet() throws IOException {
    var sink = new Collected();
    try (var tail = tail(sink)) {
      Until.true_(() -> sink.quiets() == 1, () -> "quiets " + sink.quiets());
      write("late\n");
      Until.true_(() -> sink.text().equals("late\n"), sink::text);
      assertThat(tail.consumed()).isEqualTo(5);
    }
  }

  @Test
  void tellsWhereItBeganHoweverFarItIs() throws IOException {
    write("one\n");
    try (var tail = tail(new Collected())) {
      Until.true_(() -> tail.saved() == 4, () -> "saved " + tail.saved());
      assertThat(tail.began()).isZero();
    }
    try (var tail = tail(new Collected())) {
      assertThat(tail.began()).isEqualTo(4);
    }
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    write("one\n");
    var first = new Collected();
    try (var tail = tail(first)) {
      Until.true_(() -> first.size() == 4, first::text);
      assertThat(tail.consumed()).isEqualTo(4);
    }
    write("two\n");
    var second = new Collected();
    try (var tail = tail(second)) {
      Until.true_(() -> second.size() == 4, second::text);
      assertThat(tail.consumed()).isEqualTo(8);
    }
    assertThat(second.text()).isEqualTo("two\n");
    assertThat(layout.incarnation(FIRST).resolve("offset")).hasContent("%020d\n".formatted(8));
  }

  @Test
  void savesItsOffsetWhileItRuns() throws IOException {
    write("one\n");
    try (var tail = tail(new Collected())) {
      Until.true_(() -> tail.saved() == 4, () -> "saved " + tail.saved());
    }
  }

  @Test
  void startsOverWhenTheOffsetIsGarbled() throws IOException {
    write("one\n");
    Files.createDirectories(layout.incarnation(FIRST));
    Files.writeString(layout.incarnation(FIRST).resolve("offset"), "0000");
    var sink = new Collected();
    try (var tail = tail(sink)) {
      Until.true_(() -> sink.text().equals("one\n"), sink::text);
      assertThat(tail.consumed()).isEqualTo(4);
    }
  }

  @Test
  void drainsToTheEndAndTellsTheSinkFirst() throws Exception {
    String text = "x".repeat(3_000_000) + "\n";
    write(text);
    var sink = new Collected();
    try (var tail = tail(sink)) {
      assertThat(tail.drain()).isEqualTo(3_000_001);
      assertThat(sink.size()).isEqualTo(3_000_001);
      assertThat(sink.drains()).isEqualTo(1);
      write("more");
      assertThat(tail.drain()).isEqualTo(3_000_005);
    }
  }

  @Test
  void drainsAnIncarnationThatNeverWrote() throws Exception {
    try (var tail = tail(new Collected())) {
      assertThat(tail.drain()).isZero();
    }
  }

  @Test
  void drainAfterCloseAnswersWhereItStopped() throws Exception {
    write("one\n");
    var tail = tail(new Collected());
    tail.drain();
    tail.close();
    assertThat(tail.drain()).isEqualTo(4);
  }

  @Test
  void saysWhenTheSinkFails() throws Exception {
    write("one\n");
    var tail =
        tail(
            (offset, buffer, length) -> {
              throw new IllegalStateException("planted");
            });
    Until.true_(() -> !troubles.isEmpty(), () -> "no trouble");
    assertThat(troubles.getFirst()).hasMessage("planted");
    assertThatThrownBy(tail::drain).hasRootCauseMessage("planted");
    tail.close();
    assertThat(tail.saved()).isZero();
  }

  @Test
  void followsAfterSomebodyCutTheFile() throws IOException {
    write("one\ntwo\n");
    var sink = new Collected();
    try (var tail = tail(sink)) {
      Until.true_(() -> sink.size() == 8, sink::text);
      try (var file =
          FileChannel.open(layout.segment(FIRST), java.nio.file.StandardOpenOption.WRITE)) {
        file.truncate(0);
      }
      Until.true_(() -> tail.consumed() == 0, () -> "at " + tail.consumed());
      write("three\n");
      Until.true_(() -> sink.size() == 14, sink::text);
      assertThat(tail.consumed()).isEqualTo(6);
    }
  }

  @Test
  void aSlowSinkDelaysNobodyElse() throws Exception {
    var release = new CountDownLatch(1);
    var fast = new Collected();
    Sink stuck =
        (offset, buffer, length) -> {
          try {
            release.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (var slow = tail(stuck);
        var quick = tail(fast)) {
      write("one\n");
      Until.true_(() -> fast.size() == 4, fast::text);
      assertThat(slow.consumed()).isZero();
      assertThat(quick.consumed()).isEqualTo(4);
      release.countDown();
    }
  }

  @Test
  void deliversWithinMillisecondsWhenQuiet() throws Exception {
    var latencies = new java.util.ArrayList<Long>();
    var sink = new Collected();
    try (var tail = tail(sink);
        var file = FileChannel.open(layout.segment(FIRST), CREATE, APPEND)) {
      for (int i = 0; i < 40; i++) {
        int quiets = sink.quiets();
        Until.true_(() -> sink.quiets() > quiets || sink.quiets() > 0, () -> "never quiet");
        long before = tail.consumed();
        long start = System.nanoTime();
        file.write(ByteBuffer.wrap("line\n".getBytes(UTF_8)));
        while (tail.consumed() == before) {
          Thread.onSpinWait();
        }
        latencies.add(System.nanoTime() - start);
        Until.true_(() -> sink.quiets() > quiets, () -> "never quiet again");
      }
      assertThat(tail.consumed()).isEqualTo(200);
    }
    latencies.sort(null);
    System.out.println(
        "quiet latency p50 %d us, p95 %d us"
            .formatted(latencies.get(20) / 1000, latencies.get(38) / 1000));
    // Generous, because a build machine is shared; the bench says what it is.
    assertThat(latencies.get(20)).isLessThan(TimeUnit.MILLISECONDS.toNanos(20));
  }
}
