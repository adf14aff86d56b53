package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfirmationTest {
  private static final List<String> REST =
      List.of(
          "",
          "\\d{2,}",
          "+",
          "\\b",
          "\\b!",
          "$",
          ".*x$",
          "(b+)(c?)",
          "[bc]*(x)",
          "^a",
          "\\Bb",
          "(?i)B+x",
          "(?:ab)+",
          "{2}",
          "\\z",
          "a*?b",
          "(ab)??x");

  @ParameterizedTest
  @ValueSource(strings = {"ab", "a ", "aab", "b:"})
  void findsWhatASearchFinds(String opening) {
    var random = new Random(opening.hashCode());
    for (String rest : REST) {
      Pattern pattern = Pattern.compile(opening + rest);
      var confirmation = new Confirmation(Regex.of(pattern), Optional.empty());
      for (int i = 0; i < 400; i++) {
        String line = line(random);
        assertThat(confirmation.find(line).map(ConfirmationTest::groups))
            .as("%s in %s", pattern, line)
            .isEqualTo(searched(pattern, line));
      }
    }
  }

  private static String line(Random random) {
    var line = new StringBuilder();
    int length = random.nextInt(24);
    for (int i = 0; i < length; i++) {
      line.append("aaabbbcxB1: !".charAt(random.nextInt(13)));
    }
    return line.toString();
  }

  private static Optional<List<String>> searched(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(groups(matcher)) : Optional.empty();
  }

  private static List<String> groups(Matcher matcher) {
    return IntStream.rangeClosed(0, matcher.groupCount())
        .mapToObj(it -> String.valueOf(matcher.group(it)))
        .toList();
  }

  @Test
  void knowsWithWhatAMatchBegins() {
    assertThat(opening("queue depth \\d{4,}")).isEqualTo("queue depth ");
    assertThat(opening("lag of \\d{3,} s")).isEqualTo("lag of ");
    assertThat(opening("abcd+")).isEqualTo("abc");
    assertThat(opening("queue depth|lag of")).isEmpty();
    assertThat(opening("\\bqueue depth")).isEmpty();
    assertThat(opening("(?i)queue depth")).isEmpty();
    assertThat(opening("\\d+ rows lost")).isEmpty();
    assertThat(opening("\\d+")).isEmpty();
  }

  private static String opening(String regex) {
    return Regex.of(Pattern.compile(regex)).opening();
  }

  @Test
  void whatMustNotMatchIsLookedForInTheWholeLine() {
    var confirmation =
        new Confirmation(
            Regex.of(Pattern.compile("failed with \\d+")),
            Optional.of(Regex.of(Pattern.compile("retrying"))));
    assertThat(confirmation.find("failed with 7")).isPresent();
    assertThat(confirmation.find("retrying: failed with 7")).isEmpty();
  }

  @Test
  void theFirstOfSeveralOpeningsThatMatchesCounts() {
    var confirmation =
        new Confirmation(Regex.of(Pattern.compile("depth (\\d{2,})")), Optional.empty());
    assertThat(confirmation.find("depth 1 depth 22 depth 333").orElseThrow().group(1))
        .isEqualTo("22");
    assertThat(confirmation.find("depth 1 ".repeat(40) + "depth 44").orElseThrow().group(1))
        .isEqualTo("44");
    assertThat(confirmation.find("depth 1 ".repeat(40))).isEmpty();
  }
}
