package io.jobsentry.fingerprint;

import static io.jobsentry.fingerprint.Ids.isDigit;

/** Addresses of machines, cards and people, and numbers that nothing else in the world has. */
final class Addresses {
  private static final int LONGEST = 64;

  private Addresses() {}

  /** Where a canonical UUID ends, or -1. */
  static int uuid(String text, int from) {
    int i = from;
    for (int length : new int[] {8, 4, 4, 4, 12}) {
      if (i > from) {
        if (at(text, i) != '-') {
          return -1;
        }
        i++;
      }
      if (i + length > text.length() || !Ids.isHex(text, i, i + length)) {
        return -1;
      }
      i += length;
    }
    return Name.isPart(at(text, i)) ? -1 : i;
  }

  /** Where an address of IPv4 with its port, of IPv6, of a card or a slot ends, or -1. */
  static int end(String text, int from) {
    int four = four(text, from);
    if (four > 0) {
      return port(text, four);
    }
    int start = at(text, from) == '[' ? from + 1 : from;
    int i = start;
    int colons = 0;
    int digits = 0;
    while (i < text.length()
        && i - start < LONGEST
        && (Ids.isHexDigit(text.charAt(i)) || text.charAt(i) == ':')) {
      colons += text.charAt(i) == ':' ? 1 : 0;
      digits += isDigit(text.charAt(i)) ? 1 : 0;
      i++;
    }
    while (i > start && text.charAt(i - 1) == ':' && !text.startsWith("::", i - 2)) {
      i--;
      colons--;
    }
    boolean short6 = text.substring(start, i).contains("::") && digits > 0;
    boolean slot = colons == 2 && text.indexOf(':', start) == start + 4 && i - start == 10;
    if ((colons < 5 && !short6 && !slot) || Name.isPart(at(text, i))) {
      return -1;
    }
    if (slot && at(text, i) == '.' && isDigit(at(text, i + 1))) {
      return i + 2;
    }
    if (start > from) {
      return at(text, i) == ']' ? port(text, i + 1) : -1;
    }
    return i;
  }

  private static int four(String text, int from) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (at(text, i) != '.') {
          return -1;
        }
        i++;
      }
      int start = i;
      while (isDigit(at(text, i))) {
        i++;
      }
      if (i == start || i - start > 3) {
        return -1;
      }
    }
    return Name.isPart(at(text, i)) || (at(text, i) == '.' && isDigit(at(text, i + 1))) ? -1 : i;
  }

  /** Behind {@code :8080}. */
  static int port(String text, int from) {
    int i = from + 1;
    while (at(text, from) == ':' && isDigit(at(text, i))) {
      i++;
    }
    return i > from + 1 ? i : from;
  }

  /** Where a mail address ends of which the name ends here, or -1. */
  static int mail(String text, int at) {
    if (at(text, at) != '@' || !Character.isLetter(at(text, at + 1))) {
      return -1;
    }
    int end = at + 1;
    boolean dot = false;
    while (Name.isPart(at(text, end))
        || ((at(text, end) == '.' || at(text, end) == '-') && Name.isPart(at(text, end + 1)))) {
      dot |= text.charAt(end) == '.';
      end++;
    }
    return dot ? end : -1;
  }

  private static char at(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }
}
