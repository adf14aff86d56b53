package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.jobsentry.detect.StallWanted.Course;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in lines, and what of them is progress. */
final class GaugeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "step 3 loss=0.25 lr=1e-4 ~ 0.25",
        "loss: 0.25, acc: 0.9 ~ 0.25",
        "{\"step\": 3, \"loss\": 0.25} ~ 0.25",
        "{'loss': '0.25', 'epoch': 1} ~ 0.25",
        "val_loss=9 train/loss=8 loss=0.25 ~ 0.25",
        "loss was high; loss = nan ~ nan",
        "[loss=tensor(0.25, device='cuda:0')] ~ 0.25",
        "[1/9, loss=-Infinity] ~ -Infinity",
        "loss=0.25|acc=1 ~ 0.25",
        "\"loss\" : NaN} ~ NaN"
      })
  void findsWhatFollowsAName(String line, String value) {
    assertThat(Gauge.ofKey("loss").read(line)).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"val_loss=9", "lossy=3", "the loss is 3", "loss=", "loss", "loss: ", "x.loss=3"})
  void leavesOtherNamesAndNoValuesAlone(String line) {
    assertThat(Gauge.ofKey("loss").read(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "{\"metrics\": {\"loss\": 0.5}} ~ 0.5",
        "{\"loss\": 1, \"metrics\": {\"acc\": 2, \"loss\": 0.5}} ~ 0.5",
        "12:00 INFO {\"a\": [1, {\"loss\": 7}], \"metrics\": {\"x\": {\"loss\": 8}, \"loss\": NaN}}"
            + " ~ NaN",
        "{\"s\": \"a \\\" b { , }\", \"metrics\":{\"loss\":\"0.5\"}} ~ 0.5",
        "{\"metrics.loss\": 0.5} ~ 0.5"
      })
  void findsAFieldByItsPath(String line, String value) {
    assertThat(Gauge.ofField("metrics.loss").read(line)).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "{\"loss\": 1}",
        "loss 3",
        "{",
        "{\"metrics\": 3}",
        "{\"metrics\": {\"loss\": [1]}}",
        "{\"metrics\": {\"loss\"",
        "{\"metrics\": {\"loss\":",
        "{\"metrics",
        "{\"a\\",
        "{\"metrics\": {\"loss\": }",
        "{{{{"
      })
  void findsNoFieldWhereThereIsNone(String line) {
    assertThat(Gauge.ofField("metrics.loss").read(line)).isEmpty();
  }

  @Test
  void aDeepObjectEndsTheSearch() {
    String path = String.join(".", java.util.Collections.nCopies(200, "a"));
    assertThat(Gauge.ofField(path).read("{\"a\":".repeat(200) + "1")).isEmpty();
  }

  @Test
  void anExpressionGivesItsGroupOrAllOfIt() {
    assertThat(Gauge.ofRegex(Pattern.compile("step (\\d+)")).read("at step 12")).contains("12");
    assertThat(Gauge.ofRegex(Pattern.compile("step \\d+")).read("at step 12")).contains("step 12");
    assertThat(Gauge.ofRegex(Pattern.compile("step( \\d+)?")).read("step")).isEmpty();
    assertThat(Gauge.ofRegex(Pattern.compile("step (\\d+)")).read("none")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1 ~ 1",
        "-2.5e-3 ~ -0.0025",
        "4/100 ~ 4",
        "12.5it/s ~ 12.5",
        "3% ~ 3",
        "1,234,567 ~ 1234567",
        "1_000 ~ 1000",
        "2E+3 ~ 2000",
        "3e ~ 3",
        "+7 ~ 7",
        ".5 ~ .5"
      })
  void readsNumbersAsProgramsPrintThem(String text, double value) {
    assertThat(Numeral.read(text)).isEqualTo(OptionalDouble.of(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"abc", "2026-11-21", "10:20:30", "1.2.3", "0x1f", "nan", "inf", "-", "e5", "5a6"})
  void takesNothingElseForANumber(String text) {
    assertThat(Numeral.read(text)).isEmpty();
  }

  @Test
  void knowsWhatIsNoFiniteNumber() {
    assertThat(Numeral.readAny("NaN").orElseThrow()).isNaN();
    assertThat(Numeral.readAny("-nan(ind)").orElseThrow()).isNaN();
    assertThat(Numeral.readAny("Infinity").orElseThrow()).isInfinite();
    assertThat(Numeral.readAny("-inf").orElseThrow()).isNegative().isInfinite();
    assertThat(Numeral.readAny("1".repeat(65))).isEmpty();
    assertThat(Numeral.readAny(" ")).isEmpty();
  }

  private static long advances(Course course, String... values) {
    var advancing = new Advancing(course);
    return Stream.of(values).filter(advancing::by).count();
  }

  @Test
  void withoutADirectionAnyOtherValueIsProgress() {
    assertThat(advances(Course.ANY, "1", "1", "2", "1", "1.0", "1")).isEqualTo(3);
  }

  @Test
  void withADirectionGoingBackAndForthIsNone() {
    assertThat(advances(Course.UP, "1", "2", "1", "2", "1", "2", "3")).isEqualTo(3);
    assertThat(advances(Course.DOWN, "9", "8", "9", "8", "7")).isEqualTo(3);
  }

  @Test
  void whatIsNoNumberHasOnlyToChange() {
    assertThat(advances(Course.UP, "a", "b", "b", "a")).isEqualTo(3);
  }
}
