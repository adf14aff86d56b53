package io.jobsentry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jobsentry.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a failure looks like, it has one fingerprint, and soon. */
final class FingerprintProperties {
  private static final List<Traces.Output> OUTPUTS =
      Traces.real().stream().filter(output -> output.trace().isPresent()).toList();

  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "`",
          "/",
          "\\",
          ":",
          "::",
          ".",
          "-",
          "_",
          "$",
          "@",
          "<",
          ">",
          "[",
          "]",
          "(",
          ")",
          "=",
          "0x",
          "C:\\",
          "://",
          "http://",
          "error ",
          "code ",
          "host ",
          "id=",
          "12",
          "7f9c4",
          "Sat ",
          "Nov ",
          "2026-11-21",
          "15:00:01",
          " ",
          "\n",
          "\t",
          "\u001b[31m",
          "é",
          "\ud83d\ude00",
          "\ud83d",
          "tmp",
          "func",
          "operator",
          "lambda$",
          "::h",
          "{");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces)));
  }

  @Property(tries = 3000)
  void anyTextHasAForm(@ForAll("texts") String text) {
    assertThat(Normal.message(text)).isEqualTo(Normal.message(text)).hasSizeLessThan(1000);
    assertThat(Normal.line(text)).isEqualTo(Normal.line(text)).hasSizeLessThan(1000);
    assertThat(FunctionName.of(text)).isEqualTo(FunctionName.of(text));
    assertThat(FileName.of(text)).isEqualTo(FileName.of(text));
  }

  @Property(tries = 300)
  void coloursMakeNoDifference(@ForAll long seed) {
    var random = new Random(seed);
    Traces.Output output = OUTPUTS.get(random.nextInt(OUTPUTS.size()));
    String coloured =
        output
            .text()
            .lines()
            .map(line -> "\u001b[" + (30 + random.nextInt(8)) + "m" + line + "\u001b[0m")
            .collect(Collectors.joining("\n"));
    assertThat(prints(coloured)).as(output.name()).isEqualTo(prints(output.text()));
  }

  private static List<Fingerprint> prints(String text) {
    return Traces.in(text).stream().map(FingerprintProperties::print).toList();
  }

  private static Fingerprint print(Trace trace) {
    return Taken.from(new Evidence.Traced(trace)).fingerprint();
  }

  @Example
  void noTextTakesLong() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (String piece : PIECES) {
            String text = piece.repeat(1_000_000 / piece.length());
            Normal.message(text);
            Normal.line(text);
            Normal.message(("a" + piece).repeat(200_000));
            FunctionName.of(text);
            FileName.of(text);
          }
        });
  }
}
