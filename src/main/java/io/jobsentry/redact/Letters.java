package io.jobsentry.redact;

import java.nio.charset.StandardCharsets;

/** A set of bytes. */
final class Letters {
  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String DIGITS = "0123456789";

  static final Letters ALNUM = of(LOWER + UPPER + DIGITS);
  static final Letters NAME = of(LOWER + UPPER + DIGITS + "_-.");

  /** What long random-looking runs are made of. */
  static final Letters RUN = of(LOWER + UPPER + DIGITS + "_-+/");

  private final boolean[] in = new boolean[256];

  private Letters(String letters) {
    for (byte b : letters.getBytes(StandardCharsets.ISO_8859_1)) {
      in[b & 0xff] = true;
    }
  }

  static Letters of(String letters) {
    return new Letters(letters);
  }

  boolean has(int b) {
    return b >= 0 && in[b];
  }

  boolean hasByte(byte b) {
    return in[b & 0xff];
  }

  static boolean digit(int b) {
    return b >= '0' && b <= '9';
  }

  static boolean lower(int b) {
    return b >= 'a' && b <= 'z';
  }

  static boolean upper(int b) {
    return b >= 'A' && b <= 'Z';
  }

  static boolean letter(int b) {
    return lower(b) || upper(b);
  }

  static boolean alnum(int b) {
    return letter(b) || digit(b);
  }

  static boolean hex(int b) {
    return digit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }

  static boolean quote(int b) {
    return b == '"' || b == '\'' || b == '`';
  }

  /** White space and control characters, and the end of the line. */
  static boolean blank(int b) {
    return b <= ' ';
  }
}
