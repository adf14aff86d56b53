package io.jobsentry.core;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.util.Map;

/** Something to be done outside. Doing it twice does no more than doing it once. */
public sealed interface Effect {

  /**
   * Whether it may be done although the journal cannot be written just now. What would be wrong to
   * forget waits; what ends or watches the job does not.
   */
  default boolean waitsForJournal() {
    return false;
  }

  record Launch(Incarnation incarnation, Map<String, String> overlay) implements Effect {
    public Launch {
      overlay = Map.copyOf(overlay);
    }

    @Override
    public boolean waitsForJournal() {
      return true;
    }
  }

  /** Watch the incarnation: read what it writes, and report its end. */
  record Follow(Incarnation incarnation) implements Effect {}

  record Signal(Incarnation incarnation, PosixSignal signal, StopPlan.Target target)
      implements Effect {}

  /** Count what is alive of the incarnation. */
  record Count(Incarnation incarnation) implements Effect {}

  record Answer(String commandId, boolean ok, String text) implements Effect {
    @Override
    public boolean waitsForJournal() {
      return true;
    }
  }

  /** The run is over: let go of everything. */
  record Conclude(Conclusion conclusion) implements Effect {}
}
