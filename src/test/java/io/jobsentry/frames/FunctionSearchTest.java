package io.jobsentry.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jobsentry.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each line that ends with {@code =: NAME FIRST-LAST} says which function is around it, and {@code
 * =: none} that there is none. {@code in FIRST-LAST} says which lines are its headers.
 */
final class FunctionSearchTest {
  private static final Syntax SYNTAX = Syntax.shipped(Clock.SYSTEM);
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @TestFactory
  Stream<DynamicTest> findsTheInnermostFunctionOfEachMarkedLine() {
    var tests = new ArrayList<DynamicTest>();
    for (SourceLanguage language : SourceLanguage.values()) {
      SourceText text = SourceText.of(Samples.of(language).getBytes(StandardCharsets.UTF_8));
      int marked = 0;
      for (int number = 1; number <= text.lines().size(); number++) {
        String line = text.line(number);
        int at = line.indexOf("=: ");
        if (at >= 0) {
          String expected = line.substring(at + 3).replace("*/", "").replace("}", "").strip();
          int asked = number;
          marked++;
          tests.add(
              dynamicTest(
                  language.name().toLowerCase(Locale.ROOT) + ":" + number,
                  () -> assertThat(said(language, text, asked)).isEqualTo(expected)));
        }
      }
      assertThat(marked).as("lines of " + language).isGreaterThan(9);
    }
    return tests.stream();
  }

  private static String said(SourceLanguage language, SourceText text, int line) {
    return switch (SYNTAX.around(language, text, line, AMPLE)) {
      case Enclosure.Function(String name, Enclosure.Rows rows, List<Enclosure.Rows> in, _, _) ->
          name + " " + rows(rows) + in(in);
      case Enclosure.Open(List<Enclosure.Rows> in, _) -> "none" + in(in);
      case Enclosure.Unknown(String why, _) -> why;
    };
  }

  private static String in(List<Enclosure.Rows> headers) {
    var all = new StringBuilder();
    headers.forEach(it -> all.append(all.isEmpty() ? " in " : ",").append(rows(it)));
    return all.toString();
  }

  private static String rows(Enclosure.Rows rows) {
    return rows.first() + "-" + rows.last();
  }

  @Test
  void neverAnswersWithAFunctionWhoseEndIsNotInTheFile() {
    SourceText text =
        SourceText.of(
            """
            function good() {
              return 1;
            }
            function open() {
              if (x) {
                boom();
            function next() {
              return 2;
            }
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(said(SourceLanguage.JAVASCRIPT, text, 2)).isEqualTo("good 1-3");
    assertThat(SYNTAX.around(SourceLanguage.JAVASCRIPT, text, 6, AMPLE))
        .isInstanceOf(Enclosure.Open.class);
    assertThat(said(SourceLanguage.JAVASCRIPT, text, 8)).startsWith("next 7-9");
  }

  @Test
  void findsWhatIsWholeInABrokenFile() {
    SourceText text =
        SourceText.of(
            """
            def good():
                return 1

            def bad(:
                return ((

            class Also:
                def fine(self):
                    return 3
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(said(SourceLanguage.PYTHON, text, 2)).isEqualTo("good 1-2");
  }

  /** Both were reported as never ending; the second is not cured in newer parsers either. */
  @Test
  void stopsWithTextsThatTheParserNeverEndsWith() {
    for (String endless : List.of("({m/{:){#", "<a {{b:>c:d(e f)")) {
      SourceText text = SourceText.of(endless.getBytes(StandardCharsets.UTF_8));
      Duration before = Clock.SYSTEM.now().uptime();

      Enclosure said = SYNTAX.around(SourceLanguage.TSX, text, 1, Duration.ofMillis(200));

      assertThat(said)
          .isEqualTo(new Enclosure.Unknown("the parser was stopped after 200 ms", true));
      assertThat(Clock.SYSTEM.now().uptime().minus(before)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void aClockThatFailsStopsTheParserAndNothingElse() {
    var asked = new int[1];
    Clock failing =
        () -> {
          if (asked[0]++ > 0) {
            throw new IllegalStateException("no clock");
          }
          return Clock.SYSTEM.now();
        };
    SourceText text = SourceText.of("({m/{:){#".getBytes(StandardCharsets.UTF_8));

    Enclosure said =
        new Syntax(new Grammars(Natives.shipped()), failing)
            .around(SourceLanguage.TSX, text, 1, Duration.ofHours(1));

    assertThat(said).isInstanceOf(Enclosure.Unknown.class);
  }

  @Test
  void theLibrariesOfThisPlatformAllLoad() {
    assertThat(SYNTAX.troubles()).isEmpty();
  }
}
