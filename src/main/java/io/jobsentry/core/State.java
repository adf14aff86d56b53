package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.policy.Tally;
import io.jobsentry.policy.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the supervisor knows, as a fold of the facts.
 *
 * @param run the run under way, or the last one; number 0 before the first
 * @param incarnations how many were ever begun in this project, which is the newest one's number
 * @param overlay variables that rules have put over the job's environment
 * @param progress the marker, as far as one was ever seen
 * @param lastEnding how the newest ended incarnation of this run ended
 * @param incident the incident of the current incarnation, while there is one
 * @param story what was noticed of the current incarnation
 * @param failing which of the streams in its output told of a failure, the first first
 * @param judged the latest verdict that has not proved right or wrong
 * @param movement how the current incarnation gets on
 * @param orders commands that wait for their answer
 * @param answers the latest answers, kept so that a command that is found again after a crash gets
 *     the same one
 */
public record State(
    Run run,
    Desired desired,
    Phase phase,
    int incarnations,
    Tally tally,
    Map<String, String> overlay,
    Optional<Progress> progress,
    Optional<Phase.Ending> lastEnding,
    Optional<Incident> incident,
    Story story,
    List<String> failing,
    Optional<Judged> judged,
    Movement movement,
    List<Order> orders,
    Map<String, Answer> answers,
    Totals totals) {

  /**
   * @param interrupt the signal to sentry that is to end it
   * @param held whether the job was stopped for a pause, and has not been started since
   * @param resumed how often it was started after one
   */
  public record Run(
      int number,
      List<String> command,
      long seed,
      Optional<Moment> began,
      Optional<PosixSignal> interrupt,
      boolean held,
      int resumed) {
    public Run {
      command = List.copyOf(command);
    }

    Run(int number, List<String> command, long seed, Optional<Moment> began) {
      this(number, command, seed, began, Optional.empty(), false, 0);
    }

    Run interruptedBy(Optional<PosixSignal> signal) {
      return new Run(number, command, seed, began, signal, held, resumed);
    }

    Run pausedOff() {
      return new Run(number, command, seed, began, interrupt, true, resumed);
    }

    Run started() {
      return held ? new Run(number, command, seed, began, interrupt, false, resumed + 1) : this;
    }
  }

  /**
   * @param journalled the highest value that is on disk
   * @param journalledAt when it was written
   * @param heard the newest incarnation that showed a value; 0 where none of this journal did
   */
  public record Progress(double highest, double journalled, Moment journalledAt, int heard) {
    boolean heardFrom(Incarnation incarnation) {
      return heard == incarnation.number();
    }
  }

  /**
   * @param lastWords what the job printed last, where nothing else says why it ended
   */
  public record Incident(String id, int incarnation, String cause, List<String> lastWords) {
    public Incident {
      lastWords = List.copyOf(lastWords);
    }
  }

  /** A verdict and the incarnation whose failure it is about. */
  public record Judged(Verdict verdict, int incarnation) {}

  /** A command and the newest incarnation at the time that it came. */
  public record Order(Command command, int incarnation) {}

  public record Answer(boolean ok, String text) {}

  /**
   * Sums over the run.
   *
   * @param launches incarnations that came up
   * @param up how long the job was up in all
   * @param lost how long it was not, between the end of one incarnation and the start of the next
   * @param downSince since when it is not up, while that is so
   * @param right how many verdicts proved right
   * @param wrong how many proved wrong
   */
  public record Totals(
      int launches,
      int incidents,
      Duration up,
      Duration lost,
      Optional<Moment> downSince,
      int right,
      int wrong) {
    static final Totals NONE =
        new Totals(0, 0, Duration.ZERO, Duration.ZERO, Optional.empty(), 0, 0);

    Totals cameUp(Moment at) {
      Duration down = downSince.map(since -> passed(since, at)).orElse(Duration.ZERO);
      return new Totals(
          launches + 1, incidents, up, lost.plus(down), Optional.empty(), right, wrong);
    }

    Totals wasUp(Moment since, Moment at) {
      return new Totals(
          launches, incidents, up.plus(passed(since, at)), lost, downSince, right, wrong);
    }

    Totals wentDown(Moment at) {
      return new Totals(launches, incidents, up, lost, Optional.of(at), right, wrong);
    }

    Totals hadIncident() {
      return new Totals(launches, incidents + 1, up, lost, downSince, right, wrong);
    }

    Totals proved(boolean truly) {
      return new Totals(
          launches,
          incidents,
          up,
          lost,
          downSince,
          truly ? right + 1 : right,
          truly ? wrong : wrong + 1);
    }

    private static Duration passed(Moment since, Moment now) {
      Duration passed = now.uptime().minus(since.uptime());
      return passed.isNegative() ? Duration.ZERO : passed;
    }
  }

  public static final State INITIAL =
      new State(
          new Run(0, List.of(), 0, Optional.empty()),
          Desired.RUNNING,
          new Phase.Idle(),
          0,
          Tally.EMPTY,
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Story.NONE,
          List.of(),
          Optional.empty(),
          Movement.NONE,
          List.of(),
          Map.of(),
          Totals.NONE);

  public State {
    overlay = Map.copyOf(overlay);
    failing = List.copyOf(failing);
    orders = List.copyOf(orders);
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /** Starts that were made because something had ended; going on after a pause is none. */
  public int restarts() {
    return Math.max(0, totals.launches() - 1 - run.resumed());
  }

  public boolean underway() {
    return phase instanceof Phase.Underway;
  }
}
