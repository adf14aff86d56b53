package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.source.Level;
import io.jobsentry.source.Source;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Language;
import io.jobsentry.trace.Link;
import io.jobsentry.trace.Standing;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TraceDetectorTest {
  private final TraceDetector detector = new TraceDetector("traceback", Duration.ofSeconds(60));

  private static Trace trace(String type, Optional<Level> level) {
    var frame = Frame.of("job.py", 3, "step", true);
    var thrown = new Thrown(Link.THROWN, type, "boom\nand more", List.of(frame), 0);
    return new Trace(
        Language.PYTHON,
        Standing.FAILURE,
        List.of(thrown),
        Source.NONE,
        level,
        7,
        9,
        List.of("boom"),
        0,
        true);
  }

  private Optional<Signal> saw(String type, Optional<Level> level, int second) {
    return detector.saw(trace(type, level), Duration.ofSeconds(second));
  }

  @Test
  void saysTypeMessageAndPlace() {
    assertThat(saw("ValueError", Optional.empty(), 1))
        .contains(new Signal("traceback", "ValueError: boom (job.py:3 in step)", 7));
  }

  @Test
  void saysTheSameFailureOncePerCooldown() {
    assertThat(saw("ValueError", Optional.empty(), 1)).isPresent();
    assertThat(saw("ValueError", Optional.empty(), 60)).isEmpty();
    assertThat(saw("KeyError", Optional.empty(), 60)).isPresent();
    assertThat(saw("ValueError", Optional.empty(), 61)).isPresent();
  }

  @Test
  void saysWhatNobodyCaughtAgainThoughItHadBeenLogged() {
    assertThat(saw("ValueError", Optional.of(Level.ERROR), 1)).isPresent();
    assertThat(saw("ValueError", Optional.of(Level.ERROR), 2)).isEmpty();
    assertThat(saw("ValueError", Optional.empty(), 3)).isPresent();
    assertThat(saw("ValueError", Optional.of(Level.ERROR), 4)).isEmpty();
  }
}
