package io.jobsentry.group;

import java.util.List;

/**
 * What a look at the database of the groups shows.
 *
 * @param faults what is wrong, in sentences; none where all is well
 * @param unread the lines of the decisions that say nothing
 */
public record Examination(State state, List<String> faults, long unread) {
  public Examination {
    faults = List.copyOf(faults);
  }

  /** How it stands. */
  public enum State {
    /** Nothing has failed yet, so nothing has to be there. */
    NOTHING,
    SOUND,
    /** It is not there, and there is something to make it from. */
    MISSING,
    /** It has other groups than the incidents and decisions have. */
    DIFFERENT,
    /** It is damaged, or no database. */
    BROKEN,
    /** A later release made it. */
    LATER,
    /** It cannot be opened, or there is no SQLite. */
    UNUSABLE
  }

  static Examination of(State state) {
    return new Examination(state, List.of(), 0);
  }

  static Examination of(State state, Exception why) {
    String words = why.getMessage();
    return new Examination(
        state, List.of(words == null ? why.getClass().getSimpleName() : words), 0);
  }
}
