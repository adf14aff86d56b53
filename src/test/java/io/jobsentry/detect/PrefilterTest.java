package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefilterTest {
  private static final String LONGEST = "Segmentation";

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 12})
  void findsALiteralWhereverItStands(int length) {
    String text = LONGEST.substring(0, length);
    for (boolean anyCase : List.of(false, true)) {
      var prefilter = new Prefilter(List.of(Set.of(new Literal(text, anyCase))));
      String written = anyCase ? text.toUpperCase(Locale.ROOT) : text;
      for (int before = 0; before < 9; before++) {
        for (int after = 0; after < 9; after++) {
          byte[] bytes = (".".repeat(before) + written + ".".repeat(after)).getBytes(UTF_8);
          assertThat(found(prefilter, bytes, 0, bytes.length))
              .as("%s in %s", text, new String(bytes, UTF_8))
              .containsExactly(before);
        }
      }
    }
  }

  @Test
  void findsOnlyWhatLiesWithinTheBytesThatAreMeant() {
    var prefilter = new Prefilter(List.of(Set.of(new Literal("error", false))));
    byte[] bytes = "error error error".getBytes(UTF_8);
    assertThat(found(prefilter, bytes, 1, bytes.length - 1)).containsExactly(6);
  }

  @Test
  void caseMattersUnlessItIsSaidNotTo() {
    var prefilter = new Prefilter(List.of(Set.of(new Literal("Error", false))));
    byte[] bytes = "ERROR error Error".getBytes(UTF_8);
    assertThat(found(prefilter, bytes, 0, bytes.length)).containsExactly(12);
  }

  private static List<Integer> found(Prefilter prefilter, byte[] bytes, int from, int to) {
    var places = new ArrayList<Integer>();
    new Sweep(prefilter).scan(bytes, from, to, (_, place) -> places.add(place));
    return places;
  }
}
