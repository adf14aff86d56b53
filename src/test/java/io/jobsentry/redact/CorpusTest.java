package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two rates that count: secrets that survive, and harmless text that is masked. */
final class CorpusTest {
  private static final long SEED = 20_260_101;
  private static final int MANY = 5_000;
  private static final Redactor REDACTOR = Redactor.withoutVariables();

  private static List<Planted.Text> planted() {
    var lot = new Lot(SEED);
    var texts = new ArrayList<Planted.Text>();
    while (texts.size() < MANY) {
      texts.addAll(Planted.shaped(lot));
      texts.addAll(Planted.provided(lot));
      for (int i = 0; i < 60; i++) {
        texts.add(Planted.named(lot));
        texts.add(Planted.placed(lot));
        texts.add(Planted.near(lot));
      }
      for (int i = 0; i < 8; i++) {
        texts.add(Planted.key(lot));
      }
    }
    return texts;
  }

  @Test
  void noneOfFiveThousandSecretsSurvives() {
    var missed = new ArrayList<String>();
    List<Planted.Text> texts = planted();
    for (Planted.Text text : texts) {
      String clean = REDACTOR.redact(text.text()).text();
      if (text.secrets().stream().anyMatch(secret -> clean.contains(secret))
          || !clean.contains(Marker.OPENING)) {
        missed.add("missed " + text.kind() + ": " + text.text());
      }
    }
    assertThat(texts).hasSizeGreaterThanOrEqualTo(MANY);
    assertThat(missed)
        .as(
            "%d of %d missed\n%s",
            missed.size(),
            texts.size(),
            String.join("\n", missed.subList(0, Math.min(40, missed.size()))))
        .isEmpty();
  }

  @Test
  void oneOfTwoHundredHarmlessLinesIsMaskedAtMost() {
    var lot = new Lot(SEED);
    var masked = new ArrayList<String>();
    for (int i = 0; i < MANY; i++) {
      String line = Harmless.line(lot);
      String clean = REDACTOR.redact(line).text();
      if (!clean.equals(line)) {
        masked.add("masked " + line + "\nmasked as " + clean);
      }
    }
    assertThat(masked.size())
        .as(
            "%d masked\n%s",
            masked.size(), String.join("\n", masked.subList(0, Math.min(40, masked.size()))))
        .isLessThanOrEqualTo(MANY / 200);
  }
}
