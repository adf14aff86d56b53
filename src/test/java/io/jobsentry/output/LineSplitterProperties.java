package io.jobsentry.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.text.Ansi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class LineSplitterProperties {
  private static final Incarnation FIRST = new Incarnation(1);

  @Provide
  Arbitrary<byte[]> output() {
    return Arbitraries.of(
            "\n",
            "\r",
            "\r\n",
            "a",
            "bc",
            "\u001b",
            "\u001b[31m",
            "\u001b]0;t\u0007",
            "[",
            "m",
            "\0",
            "ü",
            "\u00ff",
            "xxxxxxxxxxxx",
            "\\",
            "\u001b\\",
            "\u001bP")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts).getBytes(ISO_8859_1));
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 9).list().ofMaxSize(40);
  }

  @Property(tries = 3000)
  void theSameLinesForAnyChunks(
      @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
    assertThat(lines(bytes, cuts, 10)).isEqualTo(lines(bytes, List.of(), 10));
  }

  @Property(tries = 2000)
  void everyByteBelongsToExactlyOneLine(
      @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
    var lines = new ArrayList<Line>();
    split(bytes, cuts, 10, lines, new ArrayList<>());
    long next = 5;
    for (Line line : lines) {
      assertThat(line.offset()).isEqualTo(next);
      next = line.end();
      assertThat(line.whole()).isEqualTo(bytes[(int) next - 6] == '\n');
      assertThat(line.bytes().length).isLessThanOrEqualTo(10);
    }
    assertThat(next).isEqualTo(5 + bytes.length);
  }

  @Property(tries = 3000)
  void strippingIsTheSameForAnyChunks(
      @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
    for (var keep : Ansi.Keep.values()) {
      var ansi = new Ansi(keep);
      var pieces = new java.io.ByteArrayOutputStream();
      chunks(bytes, cuts).forEach(chunk -> pieces.writeBytes(ansi.next(chunk, chunk.length)));
      assertThat(pieces.toByteArray()).isEqualTo(new Ansi(keep).next(bytes, bytes.length));
    }
  }

  @Property(tries = 2000)
  void nothingButColoursReachesATerminal(@ForAll("output") byte[] bytes) {
    String shown = new String(Ansi.forTerminal(bytes), ISO_8859_1);
    assertThat(shown.replaceAll("\u001b\\[[0-9;:]*m", "")).doesNotContain("\u001b", "\r", "\u0007");
  }

  @Property(tries = 2000)
  void newlinesAreCountedAsLinesAreMade(
      @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
    var counter = new NewlineCounter();
    chunks(bytes, cuts).forEach(chunk -> counter.bytes(0, chunk, chunk.length));
    var lines = new ArrayList<Line>();
    split(bytes, cuts, 10, lines, new ArrayList<>());
    assertThat(counter.lines()).isEqualTo(lines.stream().filter(Line::whole).count());
    assertThat(counter.bytes()).isEqualTo(bytes.length);
  }

  @Example
  void keepsTheLastStateOfAProgressLine() {
    var redrawn = new ArrayList<Line>();
    var lines = new ArrayList<Line>();
    split("\r10%\r50%\r100%\r\nnext\r\n".getBytes(UTF_8), List.of(), 100, lines, redrawn);
    assertThat(lines).extracting(Line::plain).containsExactly("100%", "next");
    assertThat(redrawn).extracting(Line::plain).containsExactly("10%", "50%");
  }

  @Example
  void countsWhatItDoesNotKeep() {
    var lines = new ArrayList<Line>();
    split("0123456789abc\nx".getBytes(UTF_8), List.of(3, 3, 3, 3), 10, lines, new ArrayList<>());
    assertThat(lines).extracting(Line::plain).containsExactly("0123456789", "x");
    assertThat(lines).extracting(Line::omitted).containsExactly(3L, 0L);
  }

  @Example
  void holdsALineUntilItsEnd() {
    var lines = new ArrayList<Line>();
    var splitter = new LineSplitter(FIRST, 0, lines::add);
    splitter.bytes("Passw".getBytes(UTF_8), 5);
    assertThat(lines).isEmpty();
    assertThat(splitter.unfinished().orElseThrow().plain()).isEqualTo("Passw");
    splitter.bytes("ord\n".getBytes(UTF_8), 4);
    assertThat(lines).extracting(Line::plain).containsExactly("Password");
    assertThat(splitter.unfinished()).isEmpty();
  }

  @Example
  void stripsWhatTerminalsObey() {
    assertThat(strip("\u001b[1;31mred\u001b[0m")).isEqualTo("red");
    assertThat(strip("\u001b]0;title\u0007text")).isEqualTo("text");
    assertThat(strip("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\")).isEqualTo("link");
    assertThat(strip("\u001b(Bplain\u001b=")).isEqualTo("plain");
    assertThat(strip("\u001b[2K\u001b[1Gline")).isEqualTo("line");
    assertThat(strip("grün ✓")).isEqualTo("grün ✓");
  }

  @Example
  void aStrayEscapeHidesNoLaterLine() {
    assertThat(strip("\u001b]never closed\nERROR")).isEqualTo("\nERROR");
    assertThat(strip("\u001b[12\nERROR")).isEqualTo("\nERROR");
  }

  @Example
  void keepsColoursForATerminalAndNothingElse() {
    assertThat(
            new String(
                Ansi.forTerminal("\u001b[31mred\u001b[0m\u001b[2J\u0007".getBytes(UTF_8)), UTF_8))
        .isEqualTo("\u001b[31mred\u001b[0m");
    assertThat(Ansi.forTerminal("\u001b[>4;2m\u001b[?1049h".getBytes(UTF_8))).isEmpty();
  }

  private static String strip(String text) {
    return new String(Ansi.strip(text.getBytes(UTF_8)), UTF_8);
  }

  private static List<String> lines(byte[] bytes, List<Integer> cuts, int cap) {
    var lines = new ArrayList<Line>();
    var redrawn = new ArrayList<Line>();
    split(bytes, cuts, cap, lines, redrawn);
    lines.addAll(redrawn);
    return lines.stream()
        .map(
            line ->
                line.offset()
                    + "+"
                    + line.length()
                    + " "
                    + Arrays.toString(line.bytes())
                    + " "
                    + line.omitted()
                    + line.whole())
        .toList();
  }

  private static void split(
      byte[] bytes, List<Integer> cuts, int cap, List<Line> lines, List<Line> redrawn) {
    var splitter = new LineSplitter(FIRST, 5, cap, lines::add, redrawn::add);
    chunks(bytes, cuts).forEach(chunk -> splitter.bytes(chunk, chunk.length));
    splitter.flush();
  }

  private static List<byte[]> chunks(byte[] bytes, List<Integer> cuts) {
    var chunks = new ArrayList<byte[]>();
    int from = 0;
    for (int cut : cuts) {
      int to = Math.min(bytes.length, from + cut);
      chunks.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    chunks.add(Arrays.copyOfRange(bytes, from, bytes.length));
    return chunks;
  }
}
