package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.fingerprint.Evidence;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LikenessTest {
  private static final JobExit EXIT = new JobExit.Code(3);

  private static Fact.IncidentOpened opened(String detector, String cause, String... lastWords) {
    return new Fact.IncidentOpened(
        "some-id", new Incarnation(1), detector, cause, List.of(lastWords));
  }

  private static Trace trace(int line) {
    var traces = new ArrayList<Trace>();
    var assembler = new Assembler(traces::add);
    long offset = 0;
    for (String text :
        List.of(
            "Traceback (most recent call last):",
            "  File \"/srv/train.py\", line " + line + ", in main",
            "KeyError: 'lr'")) {
      assembler.line(new TextLine(offset, offset + text.length() + 1, text));
      offset += text.length() + 1;
    }
    assembler.flush();
    assertThat(traces).hasSize(1);
    return traces.getFirst();
  }

  @Test
  void anEndIsKnownByItsStatusAndLastWords() {
    Likeness ended = Likeness.of(opened("exit_code", EXIT.words(), "no data"), Optional.of(EXIT));
    assertThat(ended.evidence()).isEqualTo(new Evidence.Ended(EXIT, List.of("no data")));
  }

  @Test
  void aKnownFailureIsKnownByItsNameInTheCatalogue() {
    Likeness known =
        Likeness.of(opened("catalogue/disk-full", "No space left on device"), Optional.of(EXIT));
    assertThat(known.evidence())
        .isEqualTo(new Evidence.KnownFailure("disk-full", "No space left on device"));
  }

  @Test
  void anythingElseIsKnownByWhoSaidIt() {
    Likeness silent = Likeness.of(opened("silence", "no output for 300 s"), Optional.empty());
    assertThat(silent.evidence())
        .isEqualTo(new Evidence.Detected("silence", "no output for 300 s"));
  }

  @Test
  void aTraceSaysMoreThanTheLineThatIsInIt() {
    Likeness line = Likeness.of(opened("traceback", "KeyError: 'lr'"), Optional.of(EXIT));
    assertThat(line.with(Optional.of(trace(4)))).isEqualTo(line.with(Optional.of(trace(9))));
    assertThat(line.with(Optional.of(trace(4)))).isNotEqualTo(line.with(Optional.empty()));
  }
}
