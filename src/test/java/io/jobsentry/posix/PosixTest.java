package io.jobsentry.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class PosixTest {
  private final Path folder;

  PosixTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givesBlocksBackAndKeepsTheRest() throws Exception {
    Path file = folder.resolve("segment");
    byte[] bytes = new byte[1 << 20];
    java.util.Arrays.fill(bytes, (byte) 'x');
    Files.write(file, bytes);
    long before = blocks(file);

    assertThat(Posix.punchHole(file, 0, 512 << 10)).isTrue();

    byte[] after = Files.readAllBytes(file);
    assertThat(after).hasSize(1 << 20);
    assertThat(after[0]).isZero();
    assertThat(after[512 << 10]).isEqualTo((byte) 'x');
    assertThat(blocks(file)).isLessThan(before);
  }

  @Test
  void reservesBlocksPastTheEndAndLeavesTheSize() throws Exception {
    Path file = folder.resolve("segment");
    Files.writeString(file, "one\n");
    long before = blocks(file);

    assertThat(Posix.reserve(file, 4, 1 << 20)).isTrue();

    assertThat(Files.size(file)).isEqualTo(4);
    assertThat(blocks(file)).isGreaterThanOrEqualTo(before + (1 << 20) / 512 - 8);
  }

  @Test
  void seesALockThatAnotherProcessHolds() throws Exception {
    Path lock = folder.resolve("lock");
    Files.createFile(lock);
    assertThat(Posix.exclusivelyLocked(lock)).isFalse();

    Process holder =
        new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; read line").start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThat(Posix.exclusivelyLocked(lock)).isTrue();
    } finally {
      holder.getOutputStream().close();
      assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Posix.exclusivelyLocked(lock)).isFalse();
  }

  @Test
  void aHoldReachesItsProcessOrNobody() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    try (ProcessFd hold = ProcessFd.open(sleeper.pid())) {
      assertThat(hold.exact()).isTrue();
      hold.send(15);
      assertThat(sleeper.waitFor()).isEqualTo(128 + 15);
      assertThatThrownBy(() -> hold.send(0))
          .isInstanceOfSatisfying(
              PosixException.class, e -> assertThat(e.noSuchProcess()).isTrue());
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void neverSignalsEverybody() {
    for (long pid : new long[] {1, 0, -1, -42}) {
      assertThatThrownBy(() -> Posix.kill(pid, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ProcessFd.open(pid)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void saysWhichFileIsMissing() {
    Path missing = folder.resolve("nothing");
    assertThatThrownBy(() -> Posix.punchHole(missing, 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("no such file");
  }

  @Test
  void aFileIsNoTerminal() {
    assertThat(Posix.isTerminal(1_000_000)).isFalse();
  }

  private static long blocks(Path file) throws Exception {
    Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
    return Long.parseLong(stat.inputReader().readLine().trim());
  }

  @Test
  void stepsBackWithOneThreadOnly() throws Exception {
    int usual = niceOfThisThread();
    assumeThat(usual).as("how nice the tests are").isLessThan(10);
    var nice = new AtomicInteger();
    var other = new Thread(() -> nice.set(steppedBack()));
    other.start();
    other.join();
    assertThat(nice).hasValue(10);
    assertThat(niceOfThisThread()).isEqualTo(usual);
  }

  private static int steppedBack() {
    try {
      assertThat(Posix.stepBack()).isTrue();
      return niceOfThisThread();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int niceOfThisThread() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    // The 19th field; the second is a name in parentheses, which may have blanks.
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
  }
}
