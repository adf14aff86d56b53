package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same traces come out however the lines are handed over, mixed or prefixed. */
final class TraceProperties {
  private static final List<Sample> SAMPLES = Sample.all();
  private static final List<String> PREFIXES =
      List.of(
          "[rank%d]: ",
          "[default%d]:",
          "[1,%d]<stderr>:",
          "%d: ",
          "[%d]: ",
          "node%d: ",
          "worker-%d  | ",
          "(Worker pid=%d) ",
          "2026-11-21T15:00:01.123Z [rank%d]: ",
          "Nov 21 15:00:01 host job[%d]: ",
          "[rank%d]: 2026-11-21 15:00:01,123 ERROR ",
          "slot %d > ");

  /** Where a trace is only found with more lines before it than 64 sources leave to each. */
  private static final Set<String> DEEP = Set.of("node/013-assertion.txt", "node/016-heap.txt");

  /** What begins a line with a text that anything may stand before. */
  private static final Set<String> GLUED =
      Set.of(
          "cpp/017-ubsan-vptr.txt",
          "shells/031-plain-killed.txt",
          "shells/030-plain-segfault.txt",
          "swift/005-old.txt");

  private static boolean canBePrefixed(Sample sample) {
    return !GLUED.contains(sample.name()) && !sample.name().startsWith("perl/");
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    return Arbitraries.of(SAMPLES).list().ofMinSize(1).ofMaxSize(6);
  }

  /** Samples one after the other, with ordinary lines between. */
  private static List<String> joined(List<Sample> samples, Random random) {
    var lines = new ArrayList<String>();
    for (Sample sample : samples) {
      int ordinary = random.nextInt(3) * random.nextInt(120);
      IntStream.range(0, ordinary).forEach(i -> lines.add("step " + i + " loss 0.25"));
      lines.addAll(sample.lines());
    }
    return lines;
  }

  @Property(tries = 300)
  void needsNothingButTheRegions(@ForAll("samples") List<Sample> samples, @ForAll long seed) {
    List<String> lines = joined(samples, new Random(seed));
    assertThat(Rendered.of(Regions.traces(lines))).isEqualTo(Rendered.of(Sample.traces(lines)));
  }

  @Property(tries = 300)
  void tellsEachTraceOnceWhateverThePauses(
      @ForAll("samples") List<Sample> samples, @ForAll long seed) {
    var random = new Random(seed);
    List<String> lines = joined(samples, random);
    List<Trace> expected = Sample.traces(lines);
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i + 1, i + 2, lines.get(i)));
      if (ends(expected, i + 2) && random.nextBoolean()) {
        assembler.quiet();
      }
    }
    assembler.flush();
    assertThat(found.stream().map(Trace::offset).sorted().toList())
        .isEqualTo(expected.stream().map(Trace::offset).sorted().toList());
  }

  private static boolean ends(List<Trace> traces, long offset) {
    return traces.stream().anyMatch(it -> it.end() == offset);
  }

  @Property(tries = 150)
  void neverMixesSources(@ForAll long seed) {
    var random = new Random(seed);
    String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
    var streams = new ArrayList<List<String>>();
    for (int source = 0; source < 64; source++) {
      var lines = new ArrayList<String>();
      String before = prefix.formatted(100 + source);
      for (int i = 0; i <= random.nextInt(2); i++) {
        Sample sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        if (!DEEP.contains(sample.name()) && canBePrefixed(sample)) {
          sample.lines().forEach(line -> lines.add(before + line));
        }
      }
      streams.add(lines);
    }
    var expected = new ArrayList<String>();
    for (List<String> lines : streams) {
      expected.addAll(said(Sample.traces(lines)));
    }
    assertThat(said(Sample.traces(interleaved(streams, random))))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Taken in turns, so that no source is left far behind. */
  private static List<String> interleaved(List<List<String>> streams, Random random) {
    var all = new ArrayList<String>();
    int longest = streams.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      var round = new ArrayList<String>();
      for (List<String> lines : streams) {
        if (i < lines.size()) {
          round.add(lines.get(i));
        }
      }
      Collections.shuffle(round, random);
      all.addAll(round);
    }
    return all;
  }

  @Property(tries = 300)
  void saysTheSameWithAnyPrefix(@ForAll long seed) {
    var random = new Random(seed);
    String prefix = PREFIXES.get(random.nextInt(PREFIXES.size())).formatted(random.nextInt(100));
    List<Sample> samples = SAMPLES.stream().filter(TraceProperties::canBePrefixed).toList();
    Sample sample = samples.get(random.nextInt(samples.size()));
    List<String> prefixed = sample.lines().stream().map(line -> prefix + line).toList();
    List<Trace> plain = Sample.traces(sample.lines());
    assertThat(Rendered.of(Sample.traces(prefixed)))
        .as("%s after `%s`", sample, prefix)
        .isEqualTo(Rendered.of(plain));
  }

  /** Without places in the output, which mixing changes. */
  private static List<String> said(List<Trace> traces) {
    return traces.stream().map(it -> it.source() + " " + Rendered.of(at(it)) + it.lines()).toList();
  }

  private static Trace at(Trace it) {
    return new Trace(
        it.language(),
        it.standing(),
        it.thrown(),
        Source.NONE,
        it.level(),
        1,
        2,
        it.lines(),
        it.omitted(),
        it.whole());
  }
}
