package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.jobsentry.text.Ansi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fast way finds what the slow way finds: every line, decoded, shown to every expression. */
final class ScanProperties {

  /** Expressions that can need or not need any piece of text that lines are made of. */
  @Provide
  Arbitrary<String> regex() {
    Arbitrary<String> atoms =
        Arbitraries.of(
            "a",
            "b",
            "s",
            "k",
            "ab",
            "sk",
            "K",
            "S",
            "Err",
            "error",
            "é",
            "ſ",
            ".",
            "\\d",
            "\\w",
            "\\s",
            "[ab]",
            "[^a]",
            "[k-s]",
            "[[:alpha:]]",
            "\\pL",
            "\\.",
            "\\x61",
            "\\x{62}",
            "\\Qa.\\E",
            "^",
            "$",
            "\\b",
            "\\B",
            "=",
            " ",
            "1",
            "{",
            "a{,2}",
            "-",
            "€",
            "\uD83D\uDE00",
            "\\\\");
    Arbitrary<String> repeated =
        Combinators.combine(
                atoms,
                Arbitraries.of(
                    "", "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "*?", "+?", "??",
                    "{2,}"))
            .as((atom, repeat) -> group(atom, repeat));
    return Arbitraries.lazyOf(
        () -> repeated,
        () -> repeated.list().ofMinSize(2).ofMaxSize(5).map(parts -> String.join("", parts)),
        () ->
            Combinators.combine(
                    regex(),
                    regex(),
                    Arbitraries.of(
                        "(%s|%s)",
                        "(?:%s)%s",
                        "(?i)%s%s",
                        "%s(?i:%s)",
                        "(?P<n>%s)?%s",
                        "(%s)+%s",
                        "%s|%s",
                        "(?:%s){2}%s",
                        "%s(?i)%s"))
                .as((one, other, form) -> String.format(form, one, other)));
  }

  private static String group(String atom, String repeat) {
    boolean anchor = List.of("^", "$", "\\b", "\\B").contains(atom);
    return repeat.isEmpty() || anchor ? atom : "(?:" + atom + ")" + repeat;
  }

  @Provide
  Arbitrary<String> output() {
    return Arbitraries.of(
            "a",
            "b",
            "s",
            "k",
            "ab",
            "AB",
            "sk",
            "SK",
            "\u017f",
            "\u212a",
            "Err",
            "ERROR",
            "error",
            "é",
            "É",
            "€",
            "\uD83D\uDE00",
            "{",
            ".",
            "=",
            " ",
            "1",
            "12",
            "-",
            "\\",
            "\0",
            "xyzxyzxyz",
            "\t",
            "\u001b[31m",
            "\u001b[0m",
            "\u001b",
            "\u001b]0;t\u0007",
            "\n",
            "\n",
            "\n",
            "\r",
            "\r\n",
            "the quick step is lost ")
        .list()
        .ofMaxSize(80)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Combinators.combine(output(), Arbitraries.integers().between(0, 255).list().ofMaxSize(3))
        .as(
            (text, broken) -> {
              byte[] bytes = text.getBytes(UTF_8);
              for (int i = 0; i < broken.size() && bytes.length > 0; i++) {
                bytes[broken.get(i) * 7 % bytes.length] = broken.get(i).byteValue();
              }
              return bytes;
            });
  }

  @Property(tries = 4000)
  void findsWhatEveryExpressionFindsInEveryLine(
      @ForAll("regexes") List<String> regexes, @ForAll("bytes") byte[] bytes) {
    List<Pattern> patterns = compiled(regexes);
    assertThat(seen(patterns, bytes, List.of(bytes.length)))
        .as("%s in %s", regexes, new String(bytes, ISO_8859_1))
        .isEqualTo(expected(patterns, bytes));
  }

  @Property(tries = 3000)
  void findsTheSameForAnyChunks(
      @ForAll("regexes") List<String> regexes,
      @ForAll("bytes") byte[] bytes,
      @ForAll("cuts") List<Integer> cuts) {
    List<Pattern> patterns = compiled(regexes);
    assertThat(seen(patterns, bytes, cuts)).isEqualTo(seen(patterns, bytes, List.of(bytes.length)));
  }

  @Provide
  Arbitrary<List<String>> regexes() {
    return regex().filter(ScanProperties::compiles).list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 30).list().ofMinSize(1).ofMaxSize(20);
  }

  /** A group's name can come twice. */
  private static boolean compiles(String regex) {
    return regex.indexOf("(?P<n>") == regex.lastIndexOf("(?P<n>");
  }

  private static List<Pattern> compiled(List<String> regexes) {
    return regexes.stream().map(Pattern::compile).toList();
  }

  /** What is seen: line's offset and pattern's number. */
  private static List<String> seen(List<Pattern> patterns, byte[] bytes, List<Integer> cuts) {
    var sought =
        IntStream.range(0, patterns.size())
            .mapToObj(i -> Sought.of("p" + i, patterns.get(i), Duration.ZERO))
            .toList();
    var seen = new ArrayList<String>();
    var scan =
        new Scan(
            new Lookout(sought, Optional.empty(), false),
            100,
            signal -> seen.add(signal.offset() + " " + signal.detector()),
            _ -> {},
            _ -> {});
    int from = 0;
    for (int i = 0; from < bytes.length; i++) {
      int to = Math.min(bytes.length, from + cuts.get(i % cuts.size()));
      scan.bytes(Arrays.copyOfRange(bytes, from, to), to - from, Duration.ofSeconds(1));
      from = to;
    }
    scan.flush(Duration.ofSeconds(1));
    return seen;
  }

  private static List<String> expected(List<Pattern> patterns, byte[] bytes) {
    var expected = new ArrayList<String>();
    int from = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
        String line = new String(Ansi.strip(Arrays.copyOfRange(bytes, from, i)), UTF_8);
        for (int p = 0; p < patterns.size() && i > from; p++) {
          if (patterns.get(p).matcher(line).find()) {
            expected.add((100 + from) + " p" + p);
          }
        }
        from = i + 1;
      }
    }
    return expected;
  }
}
