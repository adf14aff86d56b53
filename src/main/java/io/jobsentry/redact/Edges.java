package io.jobsentry.redact;

/** Where words begin in text that may be escaped, encoded or coloured. */
final class Edges {
  private static final int ESCAPE = 27;
  private static final int LONGEST_COLOUR = 16;

  /** The escape as it is written in JSON and in the strings of programs. */
  private static final String[] WRITTEN = {"\\u001b", "\\x1b", "\\033", "\\e"};

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
    int escape = look.at(i) == '[' ? escapeBefore(look, i) : 0;
    return escape > 0 ? i - escape : -1;
  }

  /** How long the escape is that ends at the place, raw or as strings write it; 0 where none is. */
  static int escapeBefore(Look look, int place) {
    if (look.at(place - 1) == ESCAPE) {
      return 1;
    }
    for (String written : WRITTEN) {
      if (stands(look, place - written.length(), written)) {
        return written.length();
      }
    }
    return 0;
  }

  /** How long the escape is that starts at the place. */
  private static int escapeAt(Look look, int place) {
    if (look.at(place) == ESCAPE) {
      return 1;
    }
    int at = place;
    while (look.at(at) == '\\' && look.at(at + 1) == '\\') {
      at++;
    }
    for (String written : WRITTEN) {
      if (stands(look, at, written)) {
        return at - place + written.length();
      }
    }
    return 0;
  }

  private static boolean stands(Look look, int place, String text) {
    for (int i = 0; i < text.length(); i++) {
      int b = look.at(place + i);
      if ((Letters.upper(b) ? b | 0x20 : b) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first place from here on at which no colour starts. */
  static int skipColours(Look look, int place) {
    int at = place;
    for (int escape = escapeAt(look, at);
        escape > 0 && look.at(at + escape) == '[';
        escape = escapeAt(look, at)) {
      int i = at + escape + 1;
      int last = at + escape + LONGEST_COLOUR;
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
