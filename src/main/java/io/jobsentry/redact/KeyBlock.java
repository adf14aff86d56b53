package io.jobsentry.redact;

/**
 * The lines of a private key that goes over many lines. What comes next is told by the lines so
 * far: a value of this type is handed from line to line.
 *
 * @param stage what is expected
 * @param left how many lines at most
 */
record KeyBlock(Stage stage, int left) {

  enum Stage {
    OUTSIDE,
    /** The first full line, or headers. */
    BEGUN,
    /** Full lines of a PEM block. */
    BODY,
    /** The short last line has been seen: only the end can come. */
    TAIL,
    /** Lines that PuTTY has counted. */
    COUNTED
  }

  /** A line before the first line of a key. */
  static final String BEGINNING = "-----BEGIN PRIVATE KEY-----\n";

  static final KeyBlock OUTSIDE = new KeyBlock(Stage.OUTSIDE, 0);
  static final String OPENING = "-- BEGIN ";
  static final String COUNTED_OPENING = "Private-Lines: ";

  /** More than the largest key in use needs. */
  private static final int MOST_LINES = 400;

  private static final int FULL_LINE = 40;
  private static final int LONGEST_LABEL = 64;
  private static final int LEAST_INLINE = 24;

  /** Whether a key ends in the text of which no beginning is there. */
  static boolean endsFirst(String text) {
    int end = text.indexOf("-----END ");
    if (end < 0 || text.indexOf("PRIVATE KEY", end) < 0) {
      return false;
    }
    int begin = text.indexOf("-----BEGIN ");
    return begin < 0 || begin > end;
  }

  /** Looks at a line in the middle of a block. */
  KeyBlock line(Look look) {
    if (stage == Stage.OUTSIDE || left <= 0) {
      return OUTSIDE;
    }
    int end = look.to;
    while (end > look.from && isTrailing(look, end - 1)) {
      end--;
    }
    int from = end;
    while (from > look.from && isBody(look.at(from - 1))) {
      from--;
    }
    int closing = closing(look, look.from);
    if (closing >= 0) {
      while (look.at(closing - 1) == '-') {
        closing--;
      }
      maskBefore(look, closing);
      return OUTSIDE;
    }
    if (end == look.from || isMasked(look, end)) {
      return new KeyBlock(stage, left - 1);
    }
    if (stage == Stage.COUNTED) {
      look.found(from, end, Kinds.PUTTY_KEY, Rank.SHAPE);
      return left > 1 ? new KeyBlock(stage, left - 1) : OUTSIDE;
    }
    if (isHeader(look)) {
      return new KeyBlock(stage, left - 1);
    }
    boolean full = end - from >= FULL_LINE;
    if (stage == Stage.TAIL || end == from || (stage == Stage.BEGUN && !full)) {
      return OUTSIDE;
    }
    look.found(from, end, Kinds.PRIVATE_KEY, Rank.SHAPE);
    return new KeyBlock(full ? Stage.BODY : Stage.TAIL, left - 1);
  }

  /** Masks what stands right before the end mark, if the whole key is not on lines of its own. */
  private static void maskBefore(Look look, int closing) {
    int end = closing;
    while (end > look.from && !isBody(look.at(end - 1))) {
      end--;
    }
    int from = end;
    while (from > look.from && (isBody(look.at(from - 1)) || look.at(from - 1) == '\\')) {
      from--;
    }
    if (end - from >= FULL_LINE) {
      look.found(from, end, Kinds.PRIVATE_KEY, Rank.SHAPE);
    }
  }

  private static boolean isMasked(Look look, int end) {
    // The bracket that closes a marker is no letter of a body.
    return look.at(end - 1) == Marker.CLOSING;
  }

  private static boolean isHeader(Look look) {
    int at = indexOf(look, ": ", look.from, Math.min(look.to, look.from + 160));
    return at > look.from
        && Letters.letter(look.at(at - 1))
        && (indexOf(look, "Proc-Type", look.from, at) >= 0
            || indexOf(look, "DEK-Info", look.from, at) >= 0
            || indexOf(look, "Version", look.from, at) >= 0
            || indexOf(look, "Comment", look.from, at) >= 0
            || indexOf(look, "Subject", look.from, at) >= 0
            || indexOf(look, "Charset", look.from, at) >= 0
            || indexOf(look, "Hash", look.from, at) >= 0);
  }

  private static boolean isTrailing(Look look, int place) {
    int b = look.at(place);
    return Letters.blank(b)
        || Letters.quote(b)
        || b == ','
        || b == '\\'
        || b == ';'
        || b == ')'
        || (b == 'n' && look.at(place - 1) == '\\');
  }

  private static boolean isBody(int b) {
    return Letters.alnum(b) || b == '+' || b == '/' || b == '=';
  }

  /** The literal {@link #OPENING}, or the same without the blank before {@code BEGIN}. */
  static void begins(Look look, int start, int end) {
    int label = indexOf(look, "PRIVATE KEY", end, Math.min(look.to, end + LONGEST_LABEL));
    int dash = end;
    while (dash < label && look.at(dash) != '-') {
      dash++;
    }
    if (label < 0 || dash < label) {
      return;
    }
    int body = label + "PRIVATE KEY".length();
    if (indexOf(look, " BLOCK", body, body + 6) >= 0) {
      body += 6;
    }
    while (look.at(body) == '-' || look.at(body) == ' ') {
      body++;
    }
    // An assignment may have taken the first word of it.
    if (body <= look.taken) {
      return;
    }
    int closing = look.endless ? -1 : closing(look, body);
    boolean whole = closing >= 0;
    look.endless = !whole;
    int last = whole ? closing : look.to;
    while (whole && last > body && look.at(last - 1) == '-') {
      last--;
    }
    int from = pastBreaks(look, body, last);
    int to = last;
    if (!whole) {
      to = from;
      while (to < last && (isBody(look.at(to)) || look.at(to) == '\\')) {
        to++;
      }
    }
    int rest = to;
    to = beforeBreaks(look, from, to);
    boolean data = to - from >= LEAST_INLINE;
    if (whole || data) {
      look.found(from, to, Kinds.PRIVATE_KEY, Rank.SHAPE);
      look.taken = Math.max(look.taken, whole ? last : to);
    }
    while (rest < look.to && isTrailing(look, rest)) {
      rest++;
    }
    boolean goesOn = !whole && (data || from >= look.to || rest == look.to);
    if (goesOn && start >= look.fresh) {
      look.opened = new KeyBlock(data ? Stage.BODY : Stage.BEGUN, MOST_LINES);
    }
  }

  private static int closing(Look look, int from) {
    int closing = indexOf(look, "--END ", from, look.to);
    return closing < 0 ? indexOf(look, "-- END ", from, look.to) : closing;
  }

  static void counted(Look look, int start, int end) {
    int at = end;
    int lines = 0;
    while (Letters.digit(look.at(at)) && lines < MOST_LINES) {
      lines = 10 * lines + look.at(at) - '0';
      at++;
    }
    boolean line = start == look.from && Letters.blank(look.at(at)) && at + 1 >= look.to;
    if (line && lines > 0 && start >= look.fresh) {
      look.opened = new KeyBlock(Stage.COUNTED, Math.min(lines, MOST_LINES));
    }
  }

  /** Past line breaks as they are written in strings: {@code \n}, {@code \\n}, {@code \r\n}. */
  private static int pastBreaks(Look look, int from, int to) {
    int at = from;
    while (at < to) {
      int b = look.at(at);
      if (Letters.blank(b)) {
        at++;
      } else if (b == '\\') {
        while (look.at(at) == '\\') {
          at++;
        }
        if (look.at(at) == 'n' || look.at(at) == 'r') {
          at++;
        }
      } else {
        return at;
      }
    }
    return at;
  }

  private static int beforeBreaks(Look look, int from, int to) {
    int end = to;
    while (end > from) {
      int b = look.at(end - 1);
      if (Letters.blank(b) || b == '\\') {
        end--;
      } else if ((b == 'n' || b == 'r') && look.at(end - 2) == '\\') {
        end -= 2;
      } else {
        return end;
      }
    }
    return end;
  }

  private static int indexOf(Look look, String text, int from, int to) {
    int last = Math.min(to, look.to) - text.length();
    for (int i = Math.max(from, look.from); i <= last; i++) {
      int k = 0;
      while (k < text.length() && look.at(i + k) == text.charAt(k)) {
        k++;
      }
      if (k == text.length()) {
        return i;
      }
    }
    return -1;
  }
}
