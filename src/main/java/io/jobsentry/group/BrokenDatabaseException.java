package io.jobsentry.group;

import java.io.IOException;

/** A file that is no database of ours, or no sound one. */
final class BrokenDatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenDatabaseException(String message) {
    super(message);
  }

  BrokenDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
