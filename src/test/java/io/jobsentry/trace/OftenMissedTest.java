package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deaths on which readers of traces are known to stumble, each out of a real program's output. */
final class OftenMissedTest {
  private static final List<Sample> SAMPLES = Sample.all();

  private static Sample sample(String name) {
    return SAMPLES.stream().filter(it -> it.name().equals(name + ".txt")).findFirst().orElseThrow();
  }

  private static Trace only(List<String> lines) {
    List<Trace> traces = Sample.traces(lines);
    assertThat(traces).hasSize(1);
    return traces.getFirst();
  }

  private static Trace only(String name) {
    return only(sample(name).lines());
  }

  /** Type, first line of the message, and the innermost frame of the program itself. */
  private static String told(Trace trace) {
    String message = trace.message().lines().findFirst().orElse("");
    return trace.type() + "|" + message + "|" + trace.own().map(Frame::toString).orElse("-");
  }

  private static List<String> links(Trace trace) {
    return trace.thrown().stream().map(it -> it.link() + " " + it.type()).toList();
  }

  @Test
  void pythonWithoutCaretLines() {
    Trace trace = only("python/002-no-carets-3-8");
    assertThat(told(trace)).isEqualTo("KeyError|'learning_rate'|no_carets_3_8.py:6 in load");
    assertThat(trace.thrown().getFirst().frames()).hasSize(2);
    assertThat(trace.whole()).isTrue();
  }

  @Test
  void pythonWithCaretLinesKeepsItsInnerFramesAndItsException() {
    Trace trace = only("python/001-carets");
    assertThat(trace.lines()).anyMatch(line -> line.contains("~~^~~"));
    assertThat(told(trace))
        .isEqualTo("ZeroDivisionError|division by zero|/srv/app/carets.py:9 in mean");
    assertThat(trace.thrown().getFirst().frames()).hasSize(3);
    assertThat(trace.lines().getLast()).isEqualTo("ZeroDivisionError: division by zero");
  }

  @Test
  void pythonExceptionsWhoseNamesDoNotSayWhatTheyAre() {
    assertThat(told(only("python/003-bare-exception")))
        .isEqualTo("Exception||/srv/app/bare_exception.py:5 in step");
    assertThat(told(only("python/004-timeout-expired")))
        .startsWith("subprocess.TimeoutExpired|Command '['sleep', '5']' timed out after")
        .endsWith("/srv/app/timeout_expired.py:4 in <module>");
    assertThat(told(only("python/005-cancelled")))
        .isEqualTo("asyncio.exceptions.CancelledError||/srv/app/cancelled.py:7 in worker");
    assertThat(told(only("python/006-custom-name")))
        .isEqualTo("Overheated|sensor 3: 104 °C|/srv/app/custom_name.py:9 in read");
  }

  @Test
  void aChainOfPythonExceptionsIsOneTrace() {
    assertThat(links(only("python/007-chained-context")))
        .containsExactly("THROWN RuntimeError", "CONTEXT FileNotFoundError");
    assertThat(links(only("python/008-chained-cause")))
        .containsExactly("THROWN RuntimeError", "CAUSE KeyError", "CAUSE ValueError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21 15:00:01,123 ERROR ",
        "2026-11-21T15:00:01.123Z ",
        "[rank3]: ",
        "[1,3]<stderr>:",
        "Nov 21 15:00:01 box app[4711]: ",
        "web-1  | ",
        "node1: ",
        "E1121 15:00:01.123456 4711 job.cc:12] "
      })
  void anyTraceBehindAPrefix(String prefix) {
    for (String name :
        List.of(
            "python/001-carets",
            "python/008-chained-cause",
            "jvm/002-causes",
            "go/001-panic-string",
            "node/001-error-boom",
            "rust/002-short-backtrace")) {
      UnaryOperator<String> behind = line -> prefix + line;
      Trace bare = only(name);
      Trace trace = only(sample(name).lines().stream().map(behind).toList());
      assertThat(told(trace)).as(name).isEqualTo(told(bare));
      assertThat(trace.thrown()).as(name).isEqualTo(bare.thrown());
    }
  }

  @Test
  void aPanicOfGoWithItsFrames() {
    Trace trace = only("go/001-panic-string");
    assertThat(told(trace)).isEqualTo("panic|loss is no number|/srv/job/main.go:7 in main.train");
    assertThat(trace.thrown().getFirst().frames()).hasSize(2);
    assertThat(trace.lines()).contains("");
  }

  @Test
  void aDeadlockOfGo() {
    assertThat(told(only("go/008-deadlock")))
        .isEqualTo(
            "fatal error|all goroutines are asleep - deadlock!|/srv/job/main.go:6 in main.wait");
  }

  @Test
  void aPanicOfRustWithoutAndWithAShortBacktrace() {
    assertThat(told(only("rust/001-panic")))
        .isEqualTo("panic|loss is no number at step 3|src/main.rs:3");
    Trace trace = only("rust/002-short-backtrace");
    assertThat(told(trace)).isEqualTo("panic|loss is no number|src/main.rs:3 in main::train");
    assertThat(trace.thrown().getFirst().frames()).hasSize(5);
  }

  @Test
  void framesOfJavaModulesAndCausesAreOneTrace() {
    Trace trace = only("jvm/002-causes");
    assertThat(trace.lines()).anyMatch(line -> line.contains("at java.base/"));
    assertThat(links(trace))
        .containsExactly(
            "THROWN java.lang.RuntimeException",
            "CAUSE java.lang.IllegalStateException",
            "CAUSE java.io.IOException");
    assertThat(trace.root().message()).isEqualTo("disk gone");
  }

  @Test
  void aJavaTraceThatIsTheLastThingSaid() {
    Trace trace = only("jvm/001-uncaught");
    assertThat(told(trace))
        .isEqualTo("java.lang.IllegalStateException|step 3|uncaught.java:5 in uncaught.step");
    assertThat(trace.thrown().getFirst().frames()).hasSize(5);
  }

  @Test
  void aJavaTraceAtTheEndIsToldOnceNothingMoreComes() {
    var told = new ArrayList<Trace>();
    var assembler = new Assembler(told::add);
    List<String> lines = sample("jvm/001-uncaught").lines();
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i, i + 1, lines.get(i)));
    }
    assembler.quiet();
    assertThat(told).hasSize(1);
    assembler.flush();
    assertThat(told).hasSize(1);
  }

  @Test
  void anExceptionThatJavaLogged() {
    assertThat(links(only("jvm/009-jul-logged")))
        .containsExactly(
            "THROWN java.io.UncheckedIOException", "CAUSE java.io.FileNotFoundException");
    assertThat(told(only("jvm/031-logback")))
        .isEqualTo("java.lang.IllegalStateException|shard 3|logback.java:14 in logback.main");
  }

  @Test
  void anErrorOfNodeWhateverItIsCalled() {
    assertThat(told(only("node/001-error-boom")))
        .isEqualTo("Error|boom|/srv/app/error_boom.js:3 in step");
    assertThat(told(only("node/002-type-error")))
        .isEqualTo(
            "TypeError|Cannot read properties of undefined (reading 'length')"
                + "|/srv/app/type_error.js:3 in size");
    assertThat(told(only("node/011-custom-class"))).startsWith("Overheated|104 °C|");
  }

  @Test
  void noisePrintedByOthersBetweenTheLinesOfATrace() {
    List<String> lines = sample("jvm/002-causes").lines();
    List<String> woven =
        lines.stream().flatMap(line -> Stream.of("[rank1]: " + line, "[rank2]: step 7")).toList();
    assertThat(only(woven).thrown()).isEqualTo(only(lines).thrown());
  }
}
