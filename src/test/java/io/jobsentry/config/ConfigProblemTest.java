package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.redact.Redactor;
import org.junit.jupiter.api.Test;

/** What an error in a config shows of the line. */
final class ConfigProblemTest {
  private static final Redactor REDACTOR = Redactor.withoutVariables();

  private static String shown(ConfigProblem problem) {
    return problem
        .discreet(line -> REDACTOR.config(line).text(), text -> REDACTOR.redact(text).text())
        .asError();
  }

  @Test
  void starsHideASecretAndTheCaretStaysBelowWhatIsMeant() {
    String line = "  env: {API_TOKEN: q7w8e9r0tz, TRIES: x}";
    var problem = new ConfigProblem("a.yaml", 3, 40, 1, "`TRIES` is wrong", "", line);
    assertThat(shown(problem))
        .contains("env: {API_TOKEN: **********, TRIES: x}")
        .doesNotContain("q7w8e9r0tz");
    int caret = shown(problem).indexOf('^');
    assertThat(caret).isEqualTo(problem.asError().indexOf('^'));
  }

  @Test
  void theSentenceDoesNotQuoteWhatIsHidden() {
    var problem =
        new ConfigProblem(
            "a.yaml",
            3,
            13,
            10,
            "`x.api_token` is a number, not the text `q7w8e9r0tz`",
            "",
            "  api_token: q7w8e9r0tz");
    assertThat(shown(problem)).contains("not the text `***`").doesNotContain("q7w8e9r0tz");
  }

  @Test
  void whatIsNoSecretIsShownAsItIs() {
    var problem =
        new ConfigProblem("a.yaml", 3, 3, 9, "unknown key `lifecycel`", "", "  lifecycel: x");
    assertThat(shown(problem)).isEqualTo(problem.asError());
  }
}
