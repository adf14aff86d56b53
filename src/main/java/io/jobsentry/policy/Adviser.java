package io.jobsentry.policy;

import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Known;
import io.jobsentry.model.PosixSignal;
import java.util.Optional;

/**
 * Gives the verdict on a failure: from what is known of such failures, or else from how the job
 * ended. Only what is known for sure to be beyond any retry is advised to be stopped.
 */
public final class Adviser {
  /** So many equal failures in a row show that one more try is not going to help. */
  static final int ENOUGH = 3;

  private Adviser() {}

  /**
   * @param known what is known of the cause
   * @param exit how the job ended, if it has
   * @param identical how often the same failure came in a row, with this one
   */
  public static Verdict advise(Optional<Known> known, Optional<JobExit> exit, int identical) {
    Verdict first =
        known
            .map(Adviser::of)
            .or(() -> exit.map(Adviser::ofExit))
            .orElseGet(() -> new Verdict(Advice.AGENT, "nothing is known of it"));
    boolean mayPass = known.filter(it -> passes(it.category())).isPresent();
    return first.advice() == Advice.RETRY && identical >= ENOUGH && !mayPass
        ? new Verdict(
            Advice.AGENT,
            "the same failure came " + identical + " times in a row, and trying again did not help")
        : first;
  }

  private static Verdict of(Known known) {
    String change = known.change().map(it -> ": " + it).orElse("");
    return new Verdict(known.advice(), known.as() + change);
  }

  /** Whether it goes away by itself, sooner or later. */
  private static boolean passes(Category category) {
    return switch (category) {
      case TRANSIENT, EXTERNAL, INFRA -> true;
      case DATA, CODE, CONFIG -> false;
    };
  }

  private static Verdict ofExit(JobExit exit) {
    return switch (exit) {
      case JobExit.Code exited -> ofCode(exited.code());
      case JobExit.Killed killed ->
          killed.shortage().isPresent()
              ? of(Known.OUT_OF_MEMORY)
              : ofSignal(killed.signal(), killed.words());
      case JobExit.Lost _ ->
          new Verdict(Advice.RETRY, "nobody saw how it ended, which says nothing against it");
    };
  }

  private static Verdict ofCode(int code) {
    return switch (code) {
      case 2 -> new Verdict(Advice.AGENT, "2 is what programs exit with that are called wrongly");
      case 126 -> new Verdict(Advice.AGENT, "126 says that a program could not be executed");
      case 127 -> new Verdict(Advice.AGENT, "127 says that a program was not found");
      case 75 -> new Verdict(Advice.RETRY, "75 says that it may work later (EX_TEMPFAIL)");
      case 77 -> new Verdict(Advice.AGENT, "77 says that it lacks a permission (EX_NOPERM)");
      case 78 -> new Verdict(Advice.AGENT, "78 says that its configuration is wrong (EX_CONFIG)");
      default -> new Verdict(Advice.RETRY, "it said nothing that is known");
    };
  }

  private static Verdict ofSignal(int number, String words) {
    return switch (PosixSignal.nameOf(number)) {
      case "SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGTERM", "SIGUSR1", "SIGUSR2" ->
          new Verdict(Advice.RETRY, "it " + words + ", and such a signal comes from outside");
      default -> new Verdict(Advice.AGENT, "it " + words + ", for something that it did itself");
    };
  }
}
