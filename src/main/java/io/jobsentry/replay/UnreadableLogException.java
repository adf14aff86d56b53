package io.jobsentry.replay;

import java.io.IOException;

/** A log cannot be read, or not to its end. The message is a sentence, with the log's name. */
public final class UnreadableLogException extends IOException {
  private static final long serialVersionUID = 1;

  private final String hint;

  UnreadableLogException(String sentence, String hint) {
    super(sentence);
    this.hint = hint;
  }

  /** What to do about it; may be empty. */
  public String hint() {
    return hint;
  }
}
