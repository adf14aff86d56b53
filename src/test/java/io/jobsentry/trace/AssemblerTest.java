package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.source.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AssemblerTest {
  private static final String PYTHON =
      """
      Traceback (most recent call last):
        File "/srv/app/job.py", line 3, in main
          step()
      ValueError: boom
      """;

  private static List<Trace> of(String text) {
    return Sample.traces(text.lines().toList());
  }

  private static Trace only(String text) {
    List<Trace> found = of(text);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static String prefixed(String prefix, String text) {
    return String.join("\n", text.lines().map(line -> prefix + line).toList());
  }

  @Test
  void tellsATraceAtItsLastLineWhenNothingFollows() {
    Trace trace = only("step 1\n" + PYTHON);
    assertThat(trace.type()).isEqualTo("ValueError");
    assertThat(trace.message()).isEqualTo("boom");
    assertThat(trace.own()).map(Frame::toString).contains("/srv/app/job.py:3 in main");
    assertThat(trace.offset()).isEqualTo(2);
    assertThat(trace.end()).isEqualTo(6);
    assertThat(trace.lines()).hasSize(4);
    assertThat(trace.whole()).isTrue();
  }

  @Test
  void saysWhenTheOutputStoppedInTheMiddle() {
    Trace trace = only(PYTHON.substring(0, PYTHON.indexOf("ValueError")));
    assertThat(trace.whole()).isFalse();
    assertThat(trace.own()).isPresent();
  }

  @Test
  void takesNoHeaderAloneForATrace() {
    assertThat(of("Traceback (most recent call last):\nis what Python prints\n")).isEmpty();
    assertThat(of("Exception in thread \"main\" is how it starts\n")).isEmpty();
    assertThat(of("an orphan\n\tat com.example.Main.main(Main.java:3)\n")).isEmpty();
    assertThat(of("one two three\n    at foo (/srv/app/x.js:1:2)\n")).isEmpty();
  }

  @Test
  void findsAllThatAreThereInALog() {
    assertThat(of(PYTHON + "2026-11-21 15:00:01 INFO on\n" + PYTHON + "\nmore\n" + PYTHON))
        .hasSize(3);
  }

  @Test
  void namesTheSourceAndTheLevel() {
    Trace ranked = only(prefixed("[rank3]: 2026-11-21 15:00:01,123 ERROR ", PYTHON));
    assertThat(ranked.source().name()).isEqualTo("rank3");
    assertThat(ranked.level()).contains(Level.ERROR);
    assertThat(only(prefixed("3: ", PYTHON)).source().name()).isEqualTo("3");
    assertThat(only(prefixed("gpu-7 >> ", PYTHON)).source().name()).isEqualTo("gpu-7");
    assertThat(only(PYTHON).source().name()).isEmpty();
  }

  @Test
  void readsATraceWhoseHeaderAloneHasAStamp() {
    Trace trace =
        only(
            """
            2026-11-21 15:00:01,123 ERROR trainer: Traceback (most recent call last):
              File "/srv/app/job.py", line 3, in main
                step()
            ValueError: boom
            2026-11-21 15:00:02,123 INFO trainer: goes on
            """);
    assertThat(trace.message()).isEqualTo("boom");
    assertThat(trace.end()).isEqualTo(5);
  }

  @Test
  void readsATraceThatSomebodyQuotes() {
    Trace trace =
        only(
            """
              rank      : 3 (local_rank: 3)
              traceback : Traceback (most recent call last):
                File "/srv/app/job.py", line 3, in main
                  step()
              ValueError: boom
            ============
            """);
    assertThat(trace.type()).isEqualTo("ValueError");
    assertThat(trace.message()).isEqualTo("boom");
    assertThat(trace.own()).map(Frame::toString).contains("/srv/app/job.py:3 in main");
  }

  @Test
  void readsWhatAJvmSaysWithItsLastMemory() {
    Trace handler =
        only(
            "Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in"
                + " thread \"main\"");
    assertThat(handler.type()).isEqualTo("java.lang.OutOfMemoryError");
    Trace dumped =
        only(
            """
            java.lang.OutOfMemoryError: Java heap space
            Dumping heap to /srv/app/heap.hprof ...
            Heap dump file created [17 bytes in 0.1 secs]
            Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
            \tat job.Main.main(Main.java:3)
            """);
    assertThat(dumped.own()).isPresent();
    Trace ends = only("Terminating due to java.lang.OutOfMemoryError: Java heap space");
    assertThat(ends.message()).isEqualTo("Java heap space");
    assertThat(ends.source().name()).isEmpty();
  }

  @Test
  void readsPastTheRecordsOfOthers() {
    Trace trace =
        only(
            """
            Traceback (most recent call last):
              File "/srv/app/job.py", line 3, in main
            2026-11-21 15:00:02,123 INFO other thread
                step()
            ValueError: boom
            """);
    assertThat(trace.type()).isEqualTo("ValueError");
    assertThat(trace.lines()).hasSize(4);
  }

  @Test
  void readsWhatContainersPrint() {
    String cri = "2026-11-21T15:00:01.123456789Z stderr F ";
    assertThat(only(prefixed(cri, PYTHON)).message()).isEqualTo("boom");
    List<String> docker =
        PYTHON
            .lines()
            .map(line -> line.replace("\"", "\\\""))
            .map(line -> "{\"log\":\"" + line + "\\n\",\"stream\":\"stderr\",\"time\":\"t\"}")
            .toList();
    assertThat(Sample.traces(docker)).hasSize(1);
    assertThat(Sample.traces(docker).getFirst().own()).isPresent();
  }

  @Test
  void readsTheFieldsOfARecord() {
    String stack = PYTHON.replace("\n", "\\n").replace("\"", "\\\"");
    Trace json =
        only(
            "{\"severity\":\"ERROR\",\"rank\":7,\"message\":\"x\",\"exc_info\":\"" + stack + "\"}");
    assertThat(json.type()).isEqualTo("ValueError");
    assertThat(json.source().name()).isEqualTo("rank=7");
    assertThat(json.level()).contains(Level.ERROR);
    assertThat(json.offset()).isEqualTo(1);
    assertThat(json.end()).isEqualTo(2);
    Trace logfmt = only("ts=1 level=error err=\"" + stack + "\"");
    assertThat(logfmt.own()).isPresent();
  }

  @Test
  void tellsEachTraceOfInterleavedRanks() {
    var lines = new ArrayList<String>();
    for (String line : PYTHON.lines().toList()) {
      for (int rank = 0; rank < 1000; rank++) {
        lines.add("[rank" + rank + "]: " + line);
      }
    }
    List<Trace> found = Sample.traces(lines);
    assertThat(found.stream().map(it -> it.source().name()).distinct()).hasSize(1000);
    assertThat(found).allMatch(Trace::whole).hasSize(1000);
  }

  @Test
  void tellsWhatIsCompleteWhenItIsQuietAndNeverAgain() {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    List<String> lines = Stream.of(PYTHON.split("\n")).toList();
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i, i + 1, lines.get(i)));
      assembler.quiet();
    }
    assertThat(found).hasSize(1);
    assembler.quiet();
    assembler.flush();
    assertThat(found).hasSize(1);
    assertThat(assembler.idle()).isTrue();
  }

  @Test
  void aMessageDoesNotGrowAfterItWasQuiet() {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    List<String> lines = Stream.of(PYTHON.split("\n")).toList();
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i, i + 1, lines.get(i)));
    }
    assembler.quiet();
    assembler.line(new TextLine(4, 5, "{\"level\":\"info\",\"msg\":\"stopped\"}"));
    assembler.flush();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().message()).isEqualTo("boom");
  }

  @Test
  void tellsOnceMoreWhatGrewAfterItWasQuiet() {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    List<String> lines =
        List.of(
            "thread 'main' panicked at 'out of paper', src/main.rs:2:5",
            "stack backtrace:",
            "   0: rust_begin_unwind",
            "             at /usr/src/rustc-1.63.0/library/std/src/panicking.rs:584:5",
            "   1: main::row",
            "             at ./src/main.rs:2:5",
            "note: Some details are omitted, run with `RUST_BACKTRACE=full`");
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i, i + 1, lines.get(i)));
      if (i == 0) {
        // The names of functions are looked up before any of them is printed.
        assembler.quiet();
        assembler.quiet();
      }
    }
    assembler.flush();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().own()).map(Frame::function).get().isEqualTo(Optional.empty());
    assertThat(found.getLast().own())
        .map(Frame::function)
        .get()
        .isEqualTo(Optional.of("main::row"));
    assertThat(found.getLast().offset()).isEqualTo(found.getFirst().offset());
    assertThat(found.getLast().end()).isGreaterThan(found.getFirst().end());
  }

  @Test
  void keepsTheFirstAndTheLastLinesOfALongTrace() {
    String frames = "\tat com.example.Main.down(Main.java:3)\n";
    Trace trace =
        only(
            "Exception in thread \"main\" java.lang.StackOverflowError\n"
                + frames.repeat(100_000)
                + "Caused by: java.io.IOException: EOF\n"
                + frames);
    assertThat(trace.lines()).hasSize(500);
    assertThat(trace.omitted()).isEqualTo(100_003 - 500);
    assertThat(trace.thrown().getFirst().omitted()).isEqualTo(100_000 - 128);
    assertThat(trace.root().type()).isEqualTo("java.io.IOException");
  }

  @Test
  void endsATraceWhoseSourceFellSilent() {
    var lines = new ArrayList<String>();
    for (String line : PYTHON.lines().limit(2).toList()) {
      lines.add("[rank3]: " + line);
    }
    lines.addAll(Collections.nCopies(20_000, "[rank4]: step"));
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    lines.forEach(line -> assembler.line(new TextLine(0, 1, line)));
    assertThat(found).hasSize(1);
    assertThat(assembler.idle()).isTrue();
  }

  @Test
  void isBoundedHoweverManySourcesThereAre() {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    for (int rank = 0; rank < 6000; rank++) {
      assembler.line(new TextLine(0, 1, "[rank" + rank + "]: Traceback (most recent call last):"));
      assembler.line(new TextLine(0, 1, "[rank" + rank + "]:   File \"/a.py\", line 1, in f"));
    }
    assertThat(found).isNotEmpty().noneMatch(Trace::whole);
    assembler.flush();
    assertThat(found).hasSize(6000);
  }

  @Test
  void triggersAreFewAndLong() {
    var assembler = new Assembler(_ -> {});
    assertThat(assembler.triggers()).allMatch(it -> it.length() >= 4 && !it.contains("\n"));
    assertThat(assembler.triggers().size()).isLessThan(200);
  }
}
