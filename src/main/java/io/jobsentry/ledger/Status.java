package io.jobsentry.ledger;

import java.util.Locale;
import java.util.Optional;

/** How an attempt stands. The words are part of the file's format. */
public enum Status {
  /** It was begun, and nothing shows yet whether it helped. */
  PENDING,
  /** It held: the job stayed up, got beyond where it had been, or finished. */
  KEPT,
  /** The same detector told of a failure again before it had held. */
  REGRESSED,
  /** Another failure came before it had held, or the job could not even be started. */
  CRASHED,
  /** What was changed was thrown away. */
  DISCARDED,
  /** Somebody ended it before it could show. */
  INCONCLUSIVE,
  /** It never came to it. */
  SUPERSEDED,
  /** A rule paused the job: somebody is waited for. */
  PAUSED,
  /** A rule ended the run. */
  ABORTED,
  /** The run ended, since nothing was left to try. */
  GAVE_UP,
  /** No attempt, but a mark of the ledger itself. */
  ANCHOR;

  private static final Status[] ALL = values();

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status of a word, in whatever case. */
  public static Optional<Status> of(String word) {
    for (Status status : ALL) {
      if (status.word().equalsIgnoreCase(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** Whether it says of what was tried that it did not help. */
  public boolean failed() {
    return switch (this) {
      case REGRESSED, CRASHED, DISCARDED -> true;
      case PENDING, KEPT, INCONCLUSIVE, SUPERSEDED, PAUSED, ABORTED, GAVE_UP, ANCHOR -> false;
    };
  }

  /** Whether it says of what was tried whether it helped. */
  public boolean tells() {
    return this == KEPT || failed();
  }
}
