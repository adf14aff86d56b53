package io.jobsentry.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps that took unusually long. Those that come round after the same number of steps, as
 * evaluations and checkpoints do, are expected at their next turn, and nowhere else; any other may
 * happen again at any time.
 */
final class Pauses {
  /** Among so many of the latest, it is looked for what they have in common. */
  private static final int REMEMBERED = 64;

  private static final int LONGEST_KEPT = 16;
  private static final int MOST_ROUNDS = 16;

  /** How often a pause may be left out of its round. */
  private static final int MOST_MISSED = 3;

  /** What part of its steps a round may be off, and what part of the steps between two pauses. */
  private static final double INEXACT = 0.03;

  private static final double BY_CHANCE = 0.05;

  /** Pauses that are no more steps apart say nothing about rounds. */
  private static final int CROWDED = 20;

  /** After so many more turns, a round is no chance. */
  private static final int PROVEN = 2;

  /** How unlike two pauses may be that come from the same thing. */
  private static final double ALIKE = 2;

  /** How much longer the next of a round may be, and the next where too few are known. */
  private static final double AGAIN = 2;

  private static final double UNKNOWN = 3;

  private static final int ALIKE_COUNT = 4;
  private static final double SPREAD = 1.15;
  private static final double HEAVY = 1.3;
  private static final double LEAST_MARGIN = 1.25;
  private static final double MOST_MARGIN = 3;

  private final List<Pause> latest = new ArrayList<>();

  /** In order, the shortest first. */
  private final List<Double> longest = new ArrayList<>();

  /** How long pauses are that have once come out of turn. */
  private final List<Double> unruly = new ArrayList<>();

  private final List<Round> rounds = new ArrayList<>();

  private static final class Pause {
    final long step;
    final double length;
    boolean explained;

    Pause(long step, double length) {
      this.step = step;
      this.length = length;
    }
  }

  /** A pause that comes back after so many steps. */
  private static final class Round {
    final long steps;
    final long room;
    long turn;
    double length;
    double most;
    int missed;
    int hits;

    /** It is not known where in the round the job is. */
    boolean adrift;

    Round(long steps, long room, long turn, double length) {
      this.steps = steps;
      this.room = room;
      this.turn = turn;
      this.length = length;
      this.most = length;
    }

    boolean due(long step) {
      return adrift || near(step, turn + steps, room);
    }

    void hit(long step, double took) {
      turn = step;
      length = Math.max(took, 0.8 * length + 0.2 * took);
      most = Math.max(most, took);
      missed = 0;
      hits++;
      adrift = false;
    }
  }

  private static boolean near(long step, long other, long room) {
    return Math.abs(step - other) <= room;
  }

  /**
   * How inexactly a round may be kept, so that few pauses fall into one by chance; 0 when all
   * would.
   */
  private long room(long steps) {
    double apart = (double) (latest.getLast().step - latest.getFirst().step) / (latest.size() - 1);
    return apart < CROWDED ? 0 : (long) Math.max(1, Math.min(steps * INEXACT, apart * BY_CHANCE));
  }

  private static boolean alike(double one, double other) {
    return one <= ALIKE * other && other <= ALIKE * one;
  }

  /** So many steps were taken, in all. */
  void passed(long step) {
    for (int i = rounds.size() - 1; i >= 0; i--) {
      Round round = rounds.get(i);
      if (step > round.turn + round.steps + round.room) {
        round.turn += round.steps;
        round.missed++;
        if (round.missed > MOST_MISSED) {
          rounds.remove(i);
          forget(round);
        }
      }
    }
  }

  /** Steps are counted as before, but not from where the job counts. */
  void lostCount() {
    rounds.forEach(round -> round.adrift = true);
    latest.clear();
  }

  /**
   * A step took long.
   *
   * @param allowed how long it was thought that it may take
   */
  void add(long step, double length, double allowed) {
    if (length > allowed) {
      surprise(length);
    }
    var pause = new Pause(step, length);
    for (Round round : rounds) {
      if (round.due(step) && alike(length, round.length)) {
        round.hit(step, length);
        pause.explained = true;
        if (round.hits == PROVEN) {
          longest.removeIf(other -> alike(other, round.length) && other <= round.most);
        }
      }
    }
    latest.add(pause);
    if (latest.size() > REMEMBERED) {
      latest.removeFirst();
    }
    if (!pause.explained && !startsRound(pause)) {
      keepLongest(length);
    }
  }

  /** What was thought to come in rounds does not. */
  private void surprise(double length) {
    for (int i = rounds.size() - 1; i >= 0; i--) {
      if (alike(rounds.get(i).length, length)) {
        Round broken = rounds.remove(i);
        unruly.add(broken.length);
        forget(broken);
      }
    }
    if (unruly.size() > LONGEST_KEPT) {
      unruly.removeFirst();
    }
  }

  /** Whether it is the fourth of a row at the same distance. */
  private boolean startsRound(Pause fourth) {
    if (unruly.stream().anyMatch(length -> alike(length, fourth.length))) {
      return false;
    }
    for (int i = latest.size() - 2; i >= 0; i--) {
      Pause third = latest.get(i);
      long steps = fourth.step - third.step;
      long room = room(steps);
      if (room == 0) {
        return false;
      }
      Pause second = at(third.step - steps, room, fourth.length);
      Pause first = second == null ? null : at(second.step - steps, room, fourth.length);
      if (first != null && second != null && alike(third.length, fourth.length)) {
        double length =
            Math.max(Math.max(first.length, second.length), Math.max(third.length, fourth.length));
        if (rounds.size() == MOST_ROUNDS) {
          forget(rounds.removeFirst());
        }
        rounds.add(new Round(steps, room, fourth.step, length));
        for (Pause pause : List.of(first, second, third, fourth)) {
          pause.explained = true;
          longest.remove(pause.length);
        }
        return true;
      }
    }
    return false;
  }

  private @Nullable Pause at(long step, long room, double length) {
    for (Pause pause : latest) {
      if (near(pause.step, step, room) && alike(pause.length, length)) {
        return pause;
      }
    }
    return null;
  }

  /** What it was thought to explain may come at any time again. */
  private void forget(Round round) {
    if (rounds.stream().noneMatch(other -> alike(other.most, round.most))) {
      keepLongest(round.most);
    }
  }

  private void keepLongest(double length) {
    longest.add(length);
    longest.sort(Comparator.naturalOrder());
    if (longest.size() > LONGEST_KEPT) {
      longest.removeFirst();
    }
  }

  /**
   * How long one may take that comes at any time; 0 when there was none. The more alike the longest
   * are, the less likely is one that is much longer.
   */
  double anywhere() {
    if (longest.isEmpty()) {
      return 0;
    }
    double most = longest.getLast();
    if (longest.size() < ALIKE_COUNT) {
      return UNKNOWN * most;
    }
    double spread = most / longest.get(longest.size() - ALIKE_COUNT);
    return Math.clamp(SPREAD * Math.pow(spread, HEAVY), LEAST_MARGIN, MOST_MARGIN) * most;
  }

  /** How long the pause may take that is due at a step; 0 when none is. */
  double expected(long step) {
    double most = 0;
    for (Round round : rounds) {
      if (round.due(step)) {
        most = Math.max(most, round.length);
      }
    }
    return AGAIN * most;
  }
}
