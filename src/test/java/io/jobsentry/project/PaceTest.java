package io.jobsentry.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      textBlock =
          """
          print(f"step {step} loss {loss}")           | step 17 loss 0.3           | 17
          print(f"Step: [{i}/{n}]")                   | Step: [17/100]             | 17
          logging.info("step=%d", i)                  | INFO step=17               | 17
          print("step", step)                         | step 17                    | 17
          print("Iteration:", i)                      | Iteration: 17              | 17
          console.log(`epoch ${i}`)                   | epoch 17                   | 17
          fmt.Printf("iter %5d\\n", i)                | iter    17                 | 17
          println!("step {}", i);                     | step 17                    | 17
          print(f"global_step={g} step={s}")          | global_step=17 step=2      | 17
          print("%d steps done")\\nprint(f"epoch {e}") | epoch 17                   | 17
          """)
  void whatIsPrintedIsFoundInTheOutput(String source, String printed, String number) {
    Pace pace = Pace.of(source.replace("\\n", "\n")).orElseThrow();
    Matcher matcher = Pattern.compile(pace.progress()).matcher(printed);
    assertThat(matcher.find()).as(pace.progress()).isTrue();
    assertThat(matcher.group(1)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for step in range(9): pass",
        "match step { Some(x) => y }",
        "step = {'a': 1}",
        "x = {\"step\": {\"a\": 1}}",
        "run(step, { a: 1 })",
        "# print(f\"step {i}\")",
        "x = 'next step'",
        ""
      })
  void whereNothingIsPrintedThereIsNone(String source) {
    assertThat(Pace.of(source)).isEmpty();
  }

  @Test
  void stepsOfAnEpochMoveAndDoNotAddUp() {
    Pace pace = Pace.of("print(f'Epoch {e} step {s}')").orElseThrow();
    assertThat(pace.progress()).contains("Epoch");
    assertThat(pace.movement()).contains("step");
  }

  @Test
  void librariesPrintByThemselves() {
    assertThat(Pace.of("from transformers import Trainer\nTrainer(x).train()").orElseThrow())
        .extracting(Pace::progress)
        .isEqualTo("'epoch': '?([0-9.]+)");
    assertThat(Pace.of("import keras\nmodel.fit(x)").orElseThrow().progress())
        .isEqualTo("Epoch (\\d+)");
  }

  @Test
  void aLineWithoutAnEndIsNoTrouble() {
    assertThat(Pace.of("print('".repeat(30_000) + "step {" + "x".repeat(100_000))).isPresent();
  }
}
