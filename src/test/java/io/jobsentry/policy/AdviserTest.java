package io.jobsentry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Known;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is best done about a failure. */
final class AdviserTest {
  private static Known known(Category category, Advice advice) {
    return new Known("it is known", category, advice, Optional.empty());
  }

  private static Verdict of(JobExit exit, int identical) {
    return Adviser.advise(Optional.empty(), Optional.of(exit), identical);
  }

  @Test
  void whatIsKnownOfTheCauseComesBeforeHowTheJobEnded() {
    var full = new Known("the disk is full", Category.INFRA, Advice.STOP, Optional.of("make room"));
    assertThat(Adviser.advise(Optional.of(full), Optional.of(new JobExit.Code(1)), 1))
        .isEqualTo(new Verdict(Advice.STOP, "the disk is full: make room"));
    assertThat(Adviser.advise(Optional.of(full), Optional.empty(), 9).advice())
        .isEqualTo(Advice.STOP);
  }

  @ParameterizedTest
  @CsvSource({
    "1, RETRY",
    "2, AGENT",
    "75, RETRY",
    "77, AGENT",
    "78, AGENT",
    "126, AGENT",
    "127, AGENT",
    "255, RETRY",
  })
  void anExitCodeThatMeansSomethingIsHeeded(int code, Advice advice) {
    assertThat(of(new JobExit.Code(code), 1).advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "1, RETRY",
    "2, RETRY",
    "3, RETRY",
    "4, AGENT",
    "6, AGENT",
    "8, AGENT",
    "9, RETRY",
    "11, AGENT",
    "15, RETRY",
    "60, AGENT",
  })
  void aSignalFromOutsideSaysNothingAgainstTheProgram(int signal, Advice advice) {
    assertThat(of(new JobExit.Killed(signal, false), 1).advice()).isEqualTo(advice);
  }

  @Test
  void whomTheKernelKilledForWantOfMemoryNeedsLessOrMore() {
    var exit = new JobExit.Killed(9, false, Optional.of("the limit of its group"));
    assertThat(of(exit, 1))
        .isEqualTo(
            new Verdict(
                Advice.RETRY_WITH_CHANGE,
                "the kernel was out of memory: let it use less memory, or give it more"));
  }

  @Test
  void whatNobodySawIsTriedAgain() {
    assertThat(of(new JobExit.Lost("the machine went down"), 1).advice()).isEqualTo(Advice.RETRY);
  }

  @Test
  void tryingAgainThatDoesNotHelpIsGivenUpFor() {
    var code = new JobExit.Code(1);
    assertThat(of(code, Adviser.ENOUGH - 1).advice()).isEqualTo(Advice.RETRY);
    assertThat(of(code, Adviser.ENOUGH))
        .isEqualTo(
            new Verdict(
                Advice.AGENT,
                "the same failure came 3 times in a row, and trying again did not help"));
    assertThat(of(new JobExit.Code(127), 7).reason()).startsWith("127 says");
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void whatPassesByItselfMayTakeLong(Category category) {
    Advice advice =
        Adviser.advise(Optional.of(known(category, Advice.RETRY)), Optional.empty(), 9).advice();
    switch (category) {
      case TRANSIENT, EXTERNAL, INFRA -> assertThat(advice).isEqualTo(Advice.RETRY);
      case DATA, CODE, CONFIG -> assertThat(advice).isEqualTo(Advice.AGENT);
    }
  }

  @Test
  void anAlarmOfWhichNothingIsKnownIsForSomebodyToLookAt() {
    assertThat(Adviser.advise(Optional.empty(), Optional.empty(), 1))
        .isEqualTo(new Verdict(Advice.AGENT, "nothing is known of it"));
  }
}
