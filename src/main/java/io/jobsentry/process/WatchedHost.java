package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import java.util.List;
import java.util.function.Consumer;

/** A host that tells of the end of a run by itself. */
public interface WatchedHost extends JobHost {

  /** Tells of the end of a run until it is closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Tells, once, when the incarnation's own process has ended; at once if it has already.
   *
   * @param onGone called on a thread of the watch
   */
  Watch watch(Incarnation incarnation, Consumer<Sighting.Gone> onGone);

  /**
   * The job's own process and those that descend from it: cheaper than a census, and without those
   * that have left.
   */
  default List<Member> family(Incarnation incarnation) {
    return census(incarnation);
  }

  /**
   * What the machine adds to how an incarnation ended. To be asked once and soon: what is compared
   * with the start may have other reasons later.
   */
  default Autopsy examine(Incarnation incarnation, Sighting.Gone gone) {
    return Autopsy.plain(gone.exit());
  }

  /** By what a stop finds and reaches everything that belongs to the job, in words. */
  String means();
}
