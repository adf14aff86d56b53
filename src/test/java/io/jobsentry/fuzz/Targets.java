package io.jobsentry.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import io.jobsentry.detect.Sought;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Line;
import io.jobsentry.output.LineSplitter;
import io.jobsentry.source.Peeled;
import io.jobsentry.source.Peeling;
import io.jobsentry.source.Structured;
import io.jobsentry.text.Ansi;
import io.jobsentry.trace.Grammars;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that is fed with hostile input, what matters most first. */
final class Targets {
  private static final int CAP = 100;
  private static final Lookout LOOKOUT =
      new Lookout(
          List.of(
              sought("words", "(?i)error|out of memory"),
              sought("start", "^Exception"),
              sought("any", "[0-9]{3}-[0-9]+"),
              sought("end", "failed$")),
          Optional.of(Pattern.compile("step ([0-9]+)")),
          true);

  static final List<Target> ALL =
      Stream.concat(
              Stream.of(
                  target("splitter", Seeds::traces, Targets::splits),
                  target("scanner", Seeds::traces, Targets::scans),
                  target("ansi", Targets::colourful, Targets::strips),
                  target("structured", Targets::records, Targets::unfolds),
                  target("peeling", Targets::stamped, Targets::peels)),
              Grammars.ALL.stream().map(GrammarTarget::new))
          .toList();

  private Targets() {}

  private static Sought sought(String name, String regex) {
    return Sought.of(name, Pattern.compile(regex), Duration.ZERO);
  }

  private static Target target(
      String name, Supplier<List<byte[]>> seeds, BiConsumer<byte[], Budget> check) {
    return new Target() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<byte[]> seeds() {
        return seeds.get();
      }

      @Override
      public void check(byte[] input, Budget budget) {
        check.accept(input, budget);
      }
    };
  }

  private static void splits(byte[] input, Budget budget) {
    List<String> whole = new ArrayList<>();
    budget.spend(
        input.length,
        () -> {
          whole.clear();
          whole.addAll(lines(Chunks.whole(input)));
        });
    assertThat(lines(Chunks.pieces(input))).isEqualTo(whole);
    if (input.length < 1 << 14) {
      assertThat(lines(Chunks.bytes(input))).isEqualTo(whole);
    }
  }

  private static List<String> lines(List<byte[]> chunks) {
    var said = new ArrayList<String>();
    var splitter =
        new LineSplitter(
            new Incarnation(1),
            0,
            CAP,
            line -> said.add("line " + described(line)),
            line -> said.add("redrawn " + described(line)));
    chunks.forEach(chunk -> splitter.bytes(chunk, chunk.length));
    splitter.flush();
    return said;
  }

  private static String described(Line line) {
    assertThat(line.bytes().length).isLessThanOrEqualTo(CAP);
    return line.offset()
        + "-"
        + line.end()
        + " "
        + line.omitted()
        + " "
        + line.whole()
        + " "
        + new String(line.bytes(), ISO_8859_1);
  }

  private static void scans(byte[] input, Budget budget) {
    List<String> whole = new ArrayList<>();
    budget.spend(
        input.length,
        () -> {
          whole.clear();
          whole.addAll(seen(Chunks.whole(input)));
        });
    assertThat(seen(Chunks.pieces(input))).isEqualTo(whole);
    if (input.length < 1 << 12) {
      assertThat(seen(Chunks.bytes(input))).isEqualTo(whole);
    }
  }

  /** What is seen, by kind: only within one kind there is an order. */
  private static List<String> seen(List<byte[]> chunks) {
    var signals = new ArrayList<String>();
    var traces = new ArrayList<String>();
    var progress = new ArrayList<String>();
    var scan =
        new Scan(
            LOOKOUT,
            0,
            signal -> signals.add(signal.toString()),
            value -> progress.add(Double.toString(value)),
            trace -> traces.add(trace.toString()));
    for (byte[] chunk : chunks) {
      scan.bytes(chunk, chunk.length, Duration.ofSeconds(1));
    }
    scan.flush(Duration.ofSeconds(1));
    signals.addAll(traces);
    signals.addAll(progress);
    return signals;
  }

  private static List<byte[]> colourful() {
    return Seeds.of(
        "\u001b[31mred\u001b[0m and \u001b[1;4mbold\u001b[m\n",
        "\u001b]0;title\u0007text\u001b]8;;http://h/\u001b\\link\u001b]8;;\u001b\\\n",
        "\u001bP1$r0m\u001b\\ \u001b(B \u001b[?25l\u001b[2K\u001b[1A 50 %\r",
        "\u001b[38;5;196mx\u001b[48:2::1:2:3my\u001b#8\u001bc\u0090z\u009b31m",
        "\u001b[",
        "\u001b]",
        "\u001b\u001b\\",
        "\u001bX\u001b^\u001b_",
        "plain\ttext\n");
  }

  private static void strips(byte[] input, Budget budget) {
    for (Ansi.Keep keep : Ansi.Keep.values()) {
      byte[] whole = new Ansi(keep).next(input, input.length);
      budget.spend(input.length, () -> new Ansi(keep).next(input, input.length));
      assertThat(stripped(keep, Chunks.pieces(input))).isEqualTo(whole);
      if (input.length < 1 << 14) {
        assertThat(stripped(keep, Chunks.bytes(input))).isEqualTo(whole);
      }
      assertThat(whole.length).isLessThanOrEqualTo(input.length);
    }
    for (byte b : Ansi.forTerminal(input)) {
      assertThat(b < 0 || b >= 0x20 || b == '\t' || b == '\n' || b == 0x1b).isTrue();
    }
    for (byte b : Ansi.strip(input)) {
      assertThat(b).isNotEqualTo((byte) 0x1b);
    }
  }

  private static byte[] stripped(Ansi.Keep keep, List<byte[]> chunks) {
    var ansi = new Ansi(keep);
    var all = new ByteArrayOutputStream();
    chunks.forEach(chunk -> all.writeBytes(ansi.next(chunk, chunk.length)));
    return all.toByteArray();
  }

  private static List<byte[]> records() {
    return Seeds.of(
        "{\"level\":\"error\",\"msg\":\"it failed\",\"stack\":\"Error: x\\n    at f (a.js:1:2)\"}",
        "{\"ts\":1.5e3,\"a\":{\"b\":{\"c\":[\"x\",\"y\\n"
            + "\"]}},\"err\":null,\"ok\":true,\"pid\":4711}",
        "{\"log\":\"text\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-21T15:00:01Z\"}",
        "time=2026-11-21T15:00:01Z level=error msg=\"it \\\"failed\\\"\\nbadly\" rank=3 err=x",
        "a=1 b=\"\" c= d.e-f=\"\\t\\r\\\\\" pod=web",
        "{\"\\u00e9\\ud83d\\ude00\\ud83d\":\"\\u0000\",\"exception\":[\"a\",\"b\"]}");
  }

  private static void unfolds(byte[] input, Budget budget) {
    String text = new String(input, UTF_8);
    budget.spend(input.length, () -> Structured.read(text));
    Structured.read(text)
        .ifPresent(
            it ->
                assertThat(it.texts().stream().mapToInt(String::length).sum())
                    .isLessThanOrEqualTo(2 * text.length() + 2000));
    if (input.length < 1 << 15) {
      text.lines().forEach(line -> budget.spend(line.length(), () -> Structured.read(line)));
    }
  }

  private static List<byte[]> stamped() {
    return Seeds.of(
        "2026-11-21T15:00:01.123Z text",
        "2026-11-21 15:00:01,123 ERROR [main] text",
        "2026/11/21 15:00:01 +01:00 text\n[2026-11-21 15:00:01] <warn> text",
        "1795278001.123 text\n1795278001123 text\nSat, 21 Nov 2026 15:00:01 text",
        "Sat Nov 21 15:00:01 2026 text\nNov 21 15:00:01 host app/x[4711]: text",
        "E1121 15:00:01.123456 4711 a.cc:1] text\n[I1121 15:00:01 a.cc:1] text",
        "[rank3]: text\n[default3]:text\n[1,3]<stderr>:text\n(Worker pid=1, ip=h) text",
        "web-1  | text\n0|web | 15:00:01 ERROR: text\n[pod/a/b] text\nnode1: text",
        "2026-11-21T15:00:01.1Z stderr F text\n15:00:01 | INFO | text",
        "{\"log\":\"2026-11-21T15:00:01Z x\\n\",\"stream\":\"stderr\",\"time\":\"t\"}");
  }

  private static void peels(byte[] input, Budget budget) {
    String text = new String(input, UTF_8);
    budget.spend(input.length, () -> Peeling.peel(text));
    for (String line : text.lines().limit(2000).toList()) {
      Peeled peeled = Peeling.peel(line);
      if (peeled.column() >= 0) {
        assertThat(peeled.text()).isEqualTo(line.substring(peeled.column()));
      }
      assertThat(peeled.shape()).matches("[TL]*");
      assertThat(peeled.source().name().length()).isLessThan(2000);
    }
  }
}
