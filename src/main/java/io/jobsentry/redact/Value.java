package io.jobsentry.redact;

/**
 * The value behind a name, as it lies in a line.
 *
 * @param start after the opening quote
 * @param end before the closing quote
 * @param quoted whether quotes stand around it
 * @param next where reading can go on
 */
record Value(int start, int end, boolean quoted, int next) {
  private static final int LONGEST_QUOTED = 4096;
  private static final int LONGEST_NAME = 40;

  int length() {
    return end - start;
  }

  /** Reads what stands at the place: a quoted text, or a word. */
  static Value read(Look look, int place) {
    int at = place;
    // b'…', r"…", f"…"
    if (Letters.letter(look.at(at))
        && Letters.quote(look.at(at + 1))
        && !Letters.alnum(look.at(at - 1))) {
      at++;
    }
    int quote = at;
    while (look.at(quote) == '\\') {
      quote++;
    }
    // A backtick belongs to the text around, as in this comment: `password=`.
    if (look.at(quote) == '"' || look.at(quote) == '\'') {
      int close = closing(look, at, quote);
      if (close >= 0) {
        return new Value(quote + 1, close, true, close + (quote - at) + 1);
      }
      return word(look, quote + 1);
    }
    return word(look, place);
  }

  /** Where the same quote stands again, with as many backslashes before it; -1 if nowhere. */
  private static int closing(Look look, int opening, int quote) {
    int escapes = quote - opening;
    int mark = look.at(quote);
    int last = Math.min(look.to, quote + LONGEST_QUOTED);
    int slashes = 0;
    for (int i = quote + 1; i < last; i++) {
      int b = look.at(i);
      if (b == '\\') {
        slashes++;
        continue;
      }
      if (b == mark && (escapes == 0 ? slashes % 2 == 0 : slashes <= escapes)) {
        boolean doubled = escapes == 0 && look.at(i + 1) == mark && i > quote + 1;
        if (!doubled) {
          return i - Math.min(escapes, slashes);
        }
        i++;
      }
      slashes = 0;
    }
    return -1;
  }

  private static Value word(Look look, int start) {
    int place = start;
    int open = 0;
    while (true) {
      int b = look.at(place);
      if (Letters.blank(b)) {
        break;
      }
      if (b == '(' || b == '[' || b == '{') {
        open++;
      } else if (b == ')' || b == ']' || b == '}') {
        if (open == 0 && endsAfter(look, place + 1)) {
          break;
        }
        open = Math.max(0, open - 1);
      } else if (separates(b) && endsAfter(look, place + 1)) {
        break;
      } else if (b == '\\' && escapedEnd(look, place)) {
        break;
      } else if (b == '<' && (look.at(place + 1) == '/' || look.at(place + 1) == 'b')) {
        break;
      }
      place++;
    }
    return new Value(start, place, false, place);
  }

  private static boolean separates(int b) {
    return b == ',' || b == ';' || b == '&' || b == '|' || b == '#' || Letters.quote(b);
  }

  private static boolean escapedEnd(Look look, int place) {
    int next = look.at(place + 1);
    if (Letters.quote(next)) {
      return endsAfter(look, place + 2);
    }
    if (next == 'u'
        && look.at(place + 2) == '0'
        && look.at(place + 3) == '0'
        && look.at(place + 4) == '2'
        && look.at(place + 5) == '6') {
      return true;
    }
    return (next == 'n' || next == 'r' || next == 't') && endsAfter(look, place + 2);
  }

  /** Whether what comes is no more of a value: nothing, a quote, the next name. */
  private static boolean endsAfter(Look look, int place) {
    int b = look.at(place);
    if (Letters.blank(b)
        || Letters.quote(b)
        || b == ','
        || b == ';'
        || b == ')'
        || b == ']'
        || b == '}'
        || b == '\\'
        || b == '&'
        || b == '-'
        || b == '<') {
      return true;
    }
    int at = place;
    int last = place + LONGEST_NAME;
    while (at < last && Letters.NAME.has(look.at(at))) {
      at++;
    }
    int after = look.at(at);
    return at > place && (after == '=' || after == ':' || after == '<');
  }
}
