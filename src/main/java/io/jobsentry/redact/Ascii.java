package io.jobsentry.redact;

import java.nio.charset.StandardCharsets;

/** Text that has no letters beyond ASCII, as bytes. */
final class Ascii {
  private Ascii() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
