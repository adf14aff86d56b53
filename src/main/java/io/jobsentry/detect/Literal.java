package io.jobsentry.detect;

import java.nio.charset.StandardCharsets;

/**
 * A piece of fixed text that is in every line that a regular expression matches.
 *
 * @param anyCase whether the case of ASCII letters does not matter; the text has small ones then
 */
record Literal(String text, boolean anyCase) {
  /** A literal that is longer is no better. */
  static final int LONGEST = 64;

  static final Literal EMPTY = new Literal("", false);

  Literal {
    if (anyCase) {
      text = small(text);
    }
  }

  /** Only of ASCII: other letters are compared as they are. */
  private static String small(String text) {
    var small = new StringBuilder(text);
    for (int i = 0; i < small.length(); i++) {
      char c = small.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        small.setCharAt(i, (char) (c | 0x20));
      }
    }
    return small.toString();
  }

  Literal then(Literal next) {
    return new Literal(text + next.text, anyCase || next.anyCase);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Its rarest part of that length, the first of several; itself if it is no longer. */
  Literal rarest(int length) {
    Literal rarest = this;
    double least = Double.POSITIVE_INFINITY;
    boolean halves = text.chars().anyMatch(c -> c >= 0x80);
    for (int start = 0; !halves && start + length <= text.length(); start++) {
      var part = new Literal(text.substring(start, start + length), anyCase);
      if (part.likelihood() < least) {
        least = part.likelihood();
        rarest = part;
      }
    }
    return rarest;
  }

  /** Whether it stands nowhere without the other, which is another one of the same kind. */
  boolean needs(Literal other) {
    return anyCase == other.anyCase && !equals(other) && text.contains(other.text);
  }

  /** How likely it is that the text stands at some place of a log: a rough guess. */
  double likelihood() {
    byte[] bytes = bytes();
    return Commonness.of(bytes, 0, bytes.length);
  }

  /** Where it starts in a text, from {@code from} on; -1 when it is not there. */
  int in(String whole, int from) {
    if (!anyCase) {
      return whole.indexOf(text, from);
    }
    for (int i = from; i <= whole.length() - text.length(); i++) {
      if (whole.regionMatches(true, i, text, 0, text.length())) {
        return i;
      }
    }
    return -1;
  }
}
