package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "CUDA out of memory~CUDA out of memory",
        "^Killed$~Killed",
        "step[= ](\\d+)~step |step=",
        "(?i)Out Of Memory~i:out of memory",
        "a(?i:Bc)d~i:abcd",
        "error|fatal~error|fatal",
        "(?:worker|node)\\d+~node|worker",
        "colou?r~color|colour",
        "(ab)+c~ab",
        "(abc){2}~abcabc",
        "ab{2,}c~bb",
        "x*Segmentation fault~Segmentation fault",
        "\\QNaN (loss)\\E+~NaN (loss",
        "Xid \\(PCI:[0-9a-f:.]+\\): 79~Xid (PCI:",
        "\\x{4e}aN~NaN",
        "\\x4eaN~NaN",
        "(?P<what>loss) is nan~loss is nan",
        "(?<what>loss) is nan~loss is nan",
        "[Ee]rror:~Error:|error:",
        "a{,2}b~a{,2}b",
        "Ошибка\\d~Ошибка",
        "foo.*barbaz~barbaz",
        "\\bOOM\\b~OOM",
      })
  void findsWhatALineMustHold(String regex, String literals) {
    assertThat(literals(regex)).isEqualTo(new TreeSet<>(Set.of(literals.split("\\|"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\d+",
        ".*",
        "a|bcd",
        "(abc)?",
        "(abc)*",
        "x?y?",
        "[a-z]+",
        "(?i)é",
        "\\pL+",
        "a{0,3}b",
        "^$",
        "(foo|)",
        "[^a]bc?",
        "\u017f\u212a",
        "\\x{d800}",
        "\\w+:\\d"
      })
  void knowsWhenThereIsNothingToLookFor(String regex) {
    assertThat(literals(regex)).isEmpty();
  }

  @Test
  void aFlagIsForTheRestOfItsGroup() {
    assertThat(literals("(a(?i)bc)DEF")).containsExactly("i:abcdef");
    assertThat(literals("(?:(?i)xy|z1)\\d+QRS")).containsExactly("QRS");
  }

  private static Set<String> literals(String regex) {
    return RegexReader.read(Pattern.compile(regex)).literals().orElse(Set.of()).stream()
        .map(it -> (it.anyCase() ? "i:" : "") + it.text())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
