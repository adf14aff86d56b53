package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.jobsentry.text.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScanTest {
  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Signal> signals = new ArrayList<>();
  private final List<Double> progress = new ArrayList<>();

  @Test
  void saysWhichLineMatchedAndWhereItIs() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("out of memory"), MINUTE));
    write(scan, START, "fine\n  CUDA out of memory \nfine\n");
    assertThat(signals).containsExactly(new Signal("oom", "CUDA out of memory", 5));
  }

  @Test
  void anOldLogsCooldownsGoByTheTimesOfItsLines() {
    var lookout =
        new Lookout(
            List.of(Sought.of("bad", Pattern.compile("bad"), Duration.ofSeconds(60))),
            Optional.empty(),
            false);
    var offsets = new ArrayList<Long>();
    // Each byte of this log took ten seconds.
    var scan =
        Scan.later(
            lookout,
            0,
            signal -> offsets.add(signal.offset()),
            (_, _, _) -> {},
            _ -> {},
            offset -> Duration.ofSeconds(10 * offset));
    byte[] log = "bad\nbad\nbad\nok\nbad\n".getBytes(UTF_8);
    scan.bytes(log, log.length, Duration.ofDays(1));
    scan.flush(Duration.ofDays(1));
    assertThat(offsets).containsExactly(0L, 8L, 15L);
  }

  @Test
  void speaksUpOncePerCooldown() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("OOM"), MINUTE));
    write(scan, START, "OOM 1\nOOM 2\n");
    write(scan, START.plusSeconds(59), "OOM 3\n");
    write(scan, START.plusSeconds(60), "OOM 4\n");
    assertThat(messages()).containsExactly("OOM 1", "OOM 4");
  }

  @Test
  void aLineThatBeganWhileAllWereAsleepIsSeenWhole() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("^it is OOM$"), MINUTE));
    write(scan, START, "it is OOM\n");
    write(scan, START.plusSeconds(59), "it is OOM\nit is ");
    write(scan, START.plusSeconds(61), "OOM\n");
    assertThat(signals).extracting(Signal::offset).containsExactly(0L, 20L);
  }

  @Test
  void countsWithinAWindow() {
    Scan scan = scan(counted(3, Optional.of(Duration.ofSeconds(10))));
    for (int second : List.of(0, 6, 12, 15, 30)) {
      write(scan, START.plusSeconds(second), "retry " + second + "\n");
    }
    assertThat(messages()).containsExactly("retry 15 (3 times)");
  }

  @Test
  void countsOverTheWholeRunWhereNoWindowIsGiven() {
    Scan scan = scan(counted(2, Optional.empty()));
    write(scan, START, "retry a\n");
    write(scan, START.plusDays(3), "retry b\nretry c\n");
    assertThat(messages()).containsExactly("retry b (2 times)");
  }

  @Test
  void aLineThatIsExceptedDoesNotCount() {
    var sought =
        new Sought(
            "error",
            Pattern.compile("(?i)error"),
            Optional.of(Pattern.compile("0 errors")),
            1,
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO);
    write(scan(sought), START, "done, 0 errors\nerror: no disk\n");
    assertThat(messages()).containsExactly("error: no disk");
  }

  @Test
  void groupsGoIntoTheMessage() {
    var sought =
        new Sought(
            "xid",
            Pattern.compile("Xid \\((?P<bus>[^)]*)\\): (\\d+)(, .*)?"),
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.of(Template.parse("GPU {bus} fell with {2}{3} {{x}} {0}")),
            Duration.ZERO);
    write(scan(sought), START, "NVRM: Xid (PCI:01): 79\n");
    assertThat(messages()).containsExactly("GPU PCI:01 fell with 79 {x} Xid (PCI:01): 79");
  }

  @Test
  void everyStateOfAProgressLineIsALine() {
    Scan scan = scan(Sought.of("nan", Pattern.compile("nan$"), Duration.ZERO));
    write(scan, START, "loss 1\rloss nan\rloss 2\r\nloss nan\r\n");
    assertThat(signals).extracting(Signal::offset).containsExactly(7L, 24L);
    assertThat(progress).containsExactly(1.0, 2.0);
  }

  @Test
  void coloursInTheMiddleOfAWordDoNotHideIt() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("^out of memory$"), Duration.ZERO));
    write(scan, START, "\u001b[31mout \u001b[1mof mem\u001b[0mory\u001b[0m\n");
    assertThat(messages()).containsExactly("out of memory");
  }

  @Test
  void zerosAndBytesThatAreNoTextDoNotHideALine() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("(?i)out of memory"), Duration.ZERO));
    byte[] bytes = "\0\0xx Out Of Memory \0\n".getBytes(UTF_8);
    bytes[2] = (byte) 0xff;
    bytes[3] = (byte) 0xc5;
    scan.bytes(bytes, bytes.length, START);
    assertThat(signals).hasSize(1);
  }

  @Test
  void theLastLineNeedsNoEnd() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("OOM"), Duration.ZERO));
    write(scan, START, "OOM");
    assertThat(signals).isEmpty();
    scan.flush(START);
    assertThat(messages()).containsExactly("OOM");
  }

  @Test
  void aGapEndsALine() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("OOM"), Duration.ZERO));
    write(scan, START, "OO");
    scan.jump(1000, START);
    write(scan, START, "M\nOOM\n");
    assertThat(signals).extracting(Signal::offset).containsExactly(1002L);
  }

  @Test
  void aLineOfFiftyMegabytesIsSeenToItsEndInLittleMemory() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("out of memory"), Duration.ZERO));
    byte[] chunk = new byte[1 << 18];
    Arrays.fill(chunk, (byte) 'x');
    long before = used();
    for (int i = 0; i < 200; i++) {
      scan.bytes(chunk, chunk.length, START);
    }
    long after = used();
    write(scan, START, "out of memory");
    scan.bytes(chunk, chunk.length, START);
    write(scan, START, "\nout of memory\n");
    assertThat(after - before).isLessThan(20_000_000);
    assertThat(signals).extracting(Signal::offset).containsExactly(0L, 201L * chunk.length + 14);
  }

  @Test
  void whatMatchesInSeveralWindowsOfALineIsSaidOnce() {
    Scan scan = scan(Sought.of("oom", Pattern.compile("OOM"), Duration.ZERO));
    write(scan, START, ("OOM" + "x".repeat(10_000)).repeat(20) + "\n");
    assertThat(signals).hasSize(1);
  }

  @Test
  void aLongLineIsTheSameInOneChunkOrMany() {
    String line = "a" + "x".repeat(LineScanner.WINDOW - 5) + "OOM" + "y".repeat(70_000) + "NaN\n";
    for (int size : List.of(7, 1000, LineScanner.WINDOW, line.length())) {
      signals.clear();
      Scan scan =
          scan(
              Sought.of("oom", Pattern.compile("OOM"), Duration.ZERO),
              Sought.of("nan", Pattern.compile("NaN$"), Duration.ZERO));
      byte[] bytes = line.getBytes(UTF_8);
      for (int i = 0; i < bytes.length; i += size) {
        byte[] chunk = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size));
        scan.bytes(chunk, chunk.length, START);
      }
      assertThat(signals).as("%s", size).extracting(Signal::detector).containsExactly("oom", "nan");
    }
  }

  private static Sought counted(int count, Optional<Duration> within) {
    return new Sought(
        "retry",
        Pattern.compile("retry"),
        Optional.empty(),
        count,
        within,
        Optional.empty(),
        MINUTE);
  }

  private Scan scan(Sought... sought) {
    var lookout = new Lookout(List.of(sought), Optional.of(Pattern.compile("loss (\\S+)")), false);
    return new Scan(lookout, 0, signals::add, progress::add, _ -> {});
  }

  private static void write(Scan scan, Duration uptime, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    scan.bytes(bytes, bytes.length, uptime);
  }

  private List<String> messages() {
    return signals.stream().map(Signal::message).toList();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
