package io.jobsentry.group;

import java.io.IOException;

/** A database that a later release made, and that is left to it. */
final class LaterDatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  LaterDatabaseException(String message) {
    super(message);
  }
}
