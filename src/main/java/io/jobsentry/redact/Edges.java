package io.jobsentry.redact;

/** Where words begin in text that may be escaped, encoded or coloured. */
final class Edges {
  private static final int ESCAPE = 27;
  private static final int LONGEST_COLOUR = 16;

  private Edges() {}

  /** Whether a token can start at the place: nothing of a word stands right before it. */
  static boolean startsAt(Look look, int place) {
    return !Letters.alnum(look.at(place - 1)) || encodedBefore(look, place);
  }

  /** Whether what stands right before the place is the end of an escape, and no word. */
  static boolean encodedBefore(Look look, int place) {
    int last = look.at(place - 1);
    if (look.at(place - 2) == '\\' && (last == 'n' || last == 'r' || last == 't')) {
      return true;
    }
    if (Letters.hex(last) && Letters.hex(look.at(place - 2))) {
      int before = look.at(place - 3);
      if (before == '%' || (before == 'x' && look.at(place - 4) == '\\')) {
        return true;
      }
      if (Letters.hex(before)
          && Letters.hex(look.at(place - 4))
          && look.at(place - 5) == 'u'
          && look.at(place - 6) == '\\') {
        return true;
      }
    }
    return last == 'm' && colourStart(look, place) >= 0;
  }

  /** Where the colour starts that ends at the place, or -1. */
  static int colourStart(Look look, int end) {
    int i = end - 2;
    int least = end - LONGEST_COLOUR;
    while (i > least && (Letters.digit(look.at(i)) || look.at(i) == ';')) {
      i--;
    }
    return look.at(i) == '[' && look.at(i - 1) == ESCAPE ? i - 1 : -1;
  }

  /** The first place from here on at which no colour starts. */
  static int skipColours(Look look, int place) {
    int at = place;
    while (look.at(at) == ESCAPE && look.at(at + 1) == '[') {
      int i = at + 2;
      int last = at + LONGEST_COLOUR;
      while (i < last && (Letters.digit(look.at(i)) || look.at(i) == ';')) {
        i++;
      }
      if (look.at(i) != 'm') {
        return at;
      }
      at = i + 1;
    }
    return at;
  }

  /** Spaces and tabs, and colours among them. */
  static int skipBlanks(Look look, int place) {
    int at = place;
    while (true) {
      int next = Edges.skipColours(look, at);
      while (look.at(next) == ' ' || look.at(next) == '\t') {
        next++;
      }
      if (next == at) {
        return at;
      }
      at = next;
    }
  }
}
