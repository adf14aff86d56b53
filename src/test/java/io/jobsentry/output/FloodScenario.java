package io.jobsentry.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that write as fast as they can, and things that no line should be. */
@Timeout(180)
final class FloodScenario {
  private static final Incarnation FIRST = new Incarnation(1);
  private final Path folder;
  private final Layout layout;
  private final List<Exception> troubles = new CopyOnWriteArrayList<>();

  FloodScenario(@TempDir Path folder) throws IOException {
    this.folder = folder;
    layout = new Layout(folder);
    Files.createDirectories(layout.logs());
  }

  private static long run(String script, File into) throws Exception {
    long start = System.nanoTime();
    Process child =
        new ProcessBuilder("sh", "-c", script)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(into))
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
      return System.nanoTime() - start;
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void losesNoneOfTwoMillionLines() throws Exception {
    String script =
        "awk 'BEGIN{p=sprintf(\"%190s\",\"\");for(i=0;i<2000000;i++)printf \"%09d%s\\n\",i,p}'";
    long alone = run(script, folder.resolve("plain").toFile());
    var next = new AtomicLong();
    var wrong = new AtomicLong();
    var splitter =
        new LineSplitter(
            FIRST,
            0,
            line -> {
              long number =
                  Long.parseLong(
                      new String(line.bytes(), 0, 9, java.nio.charset.StandardCharsets.US_ASCII));
              if (number != next.getAndIncrement() || line.bytes().length != 199) {
                wrong.incrementAndGet();
              }
            });
    try (var tail =
        Tail.start(
            layout,
            FIRST,
            (offset, buffer, length) -> splitter.bytes(buffer, length),
            troubles::add,
            Clock.SYSTEM)) {
      long start = System.nanoTime();
      long followed = run(script, layout.segment(FIRST).toFile());
      assertThat(tail.drain()).isEqualTo(400_000_000L);
      System.out.printf(
          "flood: alone %d ms, followed %d ms, drained after %d ms%n",
          alone / 1_000_000, followed / 1_000_000, (System.nanoTime() - start) / 1_000_000);
    }
    assertThat(next).hasValue(2_000_000);
    assertThat(wrong).hasValue(0);
    assertThat(troubles).isEmpty();
  }

  @Test
  void aHugeLineNulsAndBadEncodingAreBounded() throws Exception {
    run(
        "head -c 50000000 /dev/zero | tr '\\0' x; printf '\\nafter\\0nul\\n\\377\\376bad\\nend\\n'",
        layout.segment(FIRST).toFile());
    var lines = new CopyOnWriteArrayList<Line>();
    var splitter = new LineSplitter(FIRST, 0, lines::add);
    try (var tail =
        Tail.start(
            layout,
            FIRST,
            (offset, buffer, length) -> splitter.bytes(buffer, length),
            troubles::add,
            Clock.SYSTEM)) {
      assertThat(tail.drain()).isEqualTo(Files.size(layout.segment(FIRST)));
    }
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst().bytes()).hasSize(LineSplitter.KEPT);
    assertThat(lines.getFirst().omitted()).isEqualTo(50_000_000L - LineSplitter.KEPT);
    assertThat(lines.get(1).plain()).isEqualTo("after\0nul");
    assertThat(lines.get(2).plain()).isEqualTo("\ufffd\ufffdbad");
    assertThat(lines.get(3).plain()).isEqualTo("end");
  }

  @Test
  void anEchoIsByteExactAndAClosedPipeHarmsNobody() throws Exception {
    run("seq 1 200000", layout.segment(FIRST).toFile());
    long size = Files.size(layout.segment(FIRST));
    var shown = new java.io.ByteArrayOutputStream();
    var stopped = new CopyOnWriteArrayList<IOException>();
    try (var echo = Echo.start(layout, FIRST, 0, shown, stopped::add, Clock.SYSTEM)) {
      assertThat(echo.finish(size, java.time.Duration.ofSeconds(20))).isZero();
      assertThat(shown.toByteArray()).isEqualTo(Files.readAllBytes(layout.segment(FIRST)));
      assertThat(stopped).isEmpty();
      var broken =
          new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("Broken pipe");
            }
          };
      try (var second = Echo.start(layout, FIRST, 0, broken, stopped::add, Clock.SYSTEM)) {
        Until.true_(() -> stopped.size() == 1, stopped::toString);
        assertThat(second.finish(size, java.time.Duration.ofSeconds(5))).isEqualTo(size);
      }
    }
  }

  @Test
  void anEchoToAStuckTerminalIsGivenUp() throws Exception {
    run("seq 1 200000", layout.segment(FIRST).toFile());
    long size = Files.size(layout.segment(FIRST));
    var release = new java.util.concurrent.CountDownLatch(1);
    var stuck =
        new java.io.OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    try (var echo = Echo.start(layout, FIRST, 0, stuck, troubles::add, Clock.SYSTEM)) {
      assertThat(echo.finish(size, java.time.Duration.ofMillis(300))).isEqualTo(size);
    } finally {
      release.countDown();
    }
  }
}
