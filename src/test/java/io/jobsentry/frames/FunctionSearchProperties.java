package io.jobsentry.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.frames.GeneratedProgram.Written;
import io.jobsentry.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is true of the functions of any program. */
final class FunctionSearchProperties {
  private static final Syntax SYNTAX = Syntax.shipped(Clock.SYSTEM);
  private static final String DAMAGE = "{}()[]<>\"'`\\;:\n\r\tx\u00FF";
  private static final int LINES = 12;
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @Property(tries = 350, shrinking = ShrinkingMode.OFF)
  void anyLineIsInTheInnermostFunctionThatWasWrittenAroundIt(
      @ForAll SourceLanguage language, @ForAll long seed, @ForAll boolean windows) {
    GeneratedProgram program = GeneratedProgram.of(language, seed);
    String text = program.text(windows ? "\r\n" : "\n");
    SourceText source = SourceText.of(text.getBytes(StandardCharsets.UTF_8));

    var lines = new ArrayList<>(program.truth().entrySet());
    Collections.shuffle(lines, new Random(seed));
    for (Map.Entry<Integer, Optional<Written>> line :
        lines.subList(0, Math.min(LINES, lines.size()))) {
      Enclosure found = SYNTAX.around(language, source, line.getKey(), AMPLE);
      assertThat(said(found))
          .as("line %d of%n%s", line.getKey(), text)
          .isEqualTo(line.getValue().map(FunctionSearchProperties::said).orElse("none"));
    }
  }

  private static String said(Written function) {
    return function.name + " " + function.first + "-" + function.last;
  }

  private static String said(Enclosure found) {
    return switch (found) {
      case Enclosure.Function function ->
          function.name() + " " + function.rows().first() + "-" + function.rows().last();
      case Enclosure.Open(_, Optional<String> why) -> "none" + why.map(it -> ": " + it).orElse("");
      case Enclosure.Unknown(String why, _) -> why;
    };
  }

  /** Whatever the text, an answer comes, and it is about lines that there are. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void anyDamageIsSurvivedAndTheLineIsInWhatIsFound(
      @ForAll SourceLanguage language, @ForAll long seed) {
    var random = new Random(seed);
    byte[] bytes =
        GeneratedProgram.of(language, seed).text("\n").getBytes(StandardCharsets.UTF_8).clone();
    for (int i = 0; i < 1 + bytes.length / 40; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
    }
    SourceText source = SourceText.of(bytes);
    int line = 1 + random.nextInt(source.lines().size());

    Enclosure found = SYNTAX.around(language, source, line, Duration.ofMillis(200));

    if (found instanceof Enclosure.Function function) {
      assertThat(function.rows().first()).isBetween(1, line);
      assertThat(function.rows().last()).isBetween(line, source.lines().size());
      for (Enclosure.Rows header : function.headers()) {
        assertThat(header.first()).isLessThanOrEqualTo(header.last());
        assertThat(header.last()).isLessThan(function.rows().first());
      }
    } else if (found instanceof Enclosure.Unknown unknown) {
      assertThat(unknown.late()).isTrue();
    }
  }
}
