package io.jobsentry.cli;

import io.jobsentry.project.Proposed;
import io.jobsentry.project.Start;
import java.util.List;
import java.util.Optional;

/**
 * A config as `sentry init` would write it, and how it came about.
 *
 * @param start what is started; none where the config says so itself, or nobody knows
 * @param text the whole file
 * @param pieces what of it is proposed
 * @param byHand what is proposed too, and cannot be put in
 * @param remarks sentences about it
 */
record Draft(
    Kind kind,
    Optional<Start> start,
    String text,
    List<Proposed> pieces,
    List<Proposed> byHand,
    List<String> remarks) {

  /** What it does with what is there. */
  enum Kind {
    /** There was none. */
    NEW,
    /** It is what is there already. */
    SAME,
    /** It is what is there, and more. */
    UPGRADE,
    /** It is made afresh. */
    REPLACE,
    /** It is made from one of the earlier system. */
    IMPORT
  }

  Draft {
    pieces = List.copyOf(pieces);
    byHand = List.copyOf(byHand);
    remarks = List.copyOf(remarks);
  }

  static Draft of(Kind kind, Start start, String text, List<Proposed> pieces) {
    return new Draft(kind, Optional.of(start), text, pieces, List.of(), List.of());
  }
}
