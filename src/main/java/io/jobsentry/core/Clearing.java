package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.Moment;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.util.List;

/**
 * Getting an incarnation out of the way: signals by plan, and looks until nothing is left. Only an
 * empty count ends it, never the hope that a signal was obeyed.
 */
final class Clearing {
  /** Looks slow down to this: a stubborn job costs five looks a second. */
  private static final Duration SLOWEST_LOOK = Duration.ofMillis(200);

  /** How often what survived KILL is looked at, and signalled again. */
  private static final Duration UNSTOPPABLE_LOOK = Duration.ofSeconds(2);

  private final Charter charter;

  Clearing(Charter charter) {
    this.charter = charter;
  }

  static void begin(Step step, Incarnation incarnation, StopOrder order) {
    step.note(new Fact.StopBegun(incarnation, order));
    take(step, incarnation, order.plan(), 0);
  }

  /** Sends the signal of the next step now, if there is one. */
  static void hasten(Step step, Phase.Clearing c) {
    int next = c.step() + 1;
    if (next < c.order().plan().steps().size()) {
      take(step, c.incarnation(), c.order().plan(), next);
    }
  }

  void look(Step step, Phase.Clearing c) {
    step.note(later(step.now(), c, -1));
    step.ask(new Effect.Count(c.incarnation()));
  }

  /** Takes a count in; answers whether the incarnation is out of the way. */
  boolean counted(Step step, Phase.Clearing c, List<Long> pids) {
    if (c.ending().isPresent() && (pids.isEmpty() || mayStay(step, c))) {
      step.note(new Fact.Cleared(c.incarnation(), pids.size()));
      return true;
    }
    if (pids.isEmpty()) {
      // The job's own process is gone, and its status is on its way.
      step.note(later(step.now(), c, 0));
    } else if (c.step() < 0) {
      take(step, c.incarnation(), c.order().plan(), 0);
    } else {
      pressOn(step, c, pids);
    }
    return false;
  }

  private static void pressOn(Step step, Phase.Clearing c, List<Long> pids) {
    List<StopPlan.Step> steps = c.order().plan().steps();
    Duration waited = step.now().uptime().minus(c.stepSince().uptime());
    if (waited.compareTo(steps.get(c.step()).patience()) < 0) {
      step.note(later(step.now(), c, pids.size()));
    } else if (c.step() + 1 < steps.size()) {
      take(step, c.incarnation(), c.order().plan(), c.step() + 1);
    } else {
      if (c.patience().compareTo(UNSTOPPABLE_LOOK) < 0) {
        step.note(new Fact.Unstoppable(c.incarnation(), pids));
      }
      step.note(
          new Fact.Looked(
              c.incarnation(),
              pids.size(),
              step.now().uptime().plus(UNSTOPPABLE_LOOK),
              UNSTOPPABLE_LOOK));
      StopPlan.Step last = steps.getLast();
      step.ask(new Effect.Signal(c.incarnation(), last.signal(), last.target()));
    }
  }

  /**
   * A finished job may leave processes behind when the config says so and nothing comes after it.
   */
  private boolean mayStay(Step step, Phase.Clearing c) {
    return charter.keepLeftovers()
        && c.step() < 0
        && step.state().desired() == Desired.RUNNING
        && charter.policy().lifecycle() != Lifecycle.RESTART_ALWAYS
        && c.ending().orElseThrow().exit().success();
  }

  private static void take(Step step, Incarnation incarnation, StopPlan plan, int number) {
    StopPlan.Step next = plan.steps().get(number);
    step.note(new Fact.StopStepTaken(incarnation, number));
    step.ask(new Effect.Signal(incarnation, next.signal(), next.target()));
  }

  private static Fact.Looked later(Moment now, Phase.Clearing c, int members) {
    return new Fact.Looked(c.incarnation(), members, now.uptime().plus(c.patience()), slower(c));
  }

  /** What was found unstoppable stays so: it is announced once, and looked at rarely. */
  private static Duration slower(Phase.Clearing c) {
    if (c.patience().compareTo(SLOWEST_LOOK) >= 0) {
      return c.patience();
    }
    Duration doubled = c.patience().multipliedBy(2);
    return doubled.compareTo(SLOWEST_LOOK) > 0 ? SLOWEST_LOOK : doubled;
  }
}
