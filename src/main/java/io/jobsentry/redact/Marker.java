package io.jobsentry.redact;

/** The text that stands where a secret was. */
final class Marker {
  static final String OPENING = "[redacted:";
  static final char CLOSING = ']';
  private static final int LONGEST_NAME = 48;

  private Marker() {}

  /** Where a marker that starts at the place ends, or -1 if none does. */
  static int end(Look look, int start) {
    for (int i = 0; i < OPENING.length(); i++) {
      if (look.at(start + i) != OPENING.charAt(i)) {
        return -1;
      }
    }
    int place = start + OPENING.length();
    int last = place + LONGEST_NAME;
    while (place < last
        && (Letters.lower(look.at(place))
            || Letters.digit(look.at(place))
            || look.at(place) == '-')) {
      place++;
    }
    return look.at(place) == CLOSING && place > start + OPENING.length() ? place + 1 : -1;
  }
}
