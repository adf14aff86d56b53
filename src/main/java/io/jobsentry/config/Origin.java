package io.jobsentry.config;

import java.util.List;

/** Where a value comes from. */
public sealed interface Origin {

  /** Nobody set it. */
  record Default() implements Origin {}

  /**
   * It is in the file.
   *
   * @param line counted from 1
   * @param from what was put into it: {@code env NAME} and {@code file PATH}
   */
  record Written(int line, List<String> from) implements Origin {
    public Written {
      from = List.copyOf(from);
    }
  }

  Origin DEFAULT = new Default();
}
