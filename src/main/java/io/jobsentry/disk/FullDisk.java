package io.jobsentry.disk;

import java.io.IOException;

/** Tells a disk without room, or a quota that is used up, from everything else that goes wrong. */
public final class FullDisk {
  private FullDisk() {}

  /** Whether it is what is behind a failure; Java tells it by nothing but the system's words. */
  public static boolean isBehind(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("quota exceeded");
  }
}
