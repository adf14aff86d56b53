package io.jobsentry.redact;

/** The password in {@code scheme://user:password@host}. */
final class Addresses implements Rule {
  static final String TRIGGER = "://";
  private static final int LONGEST = 600;

  @Override
  public void hit(Look look, int start, int end) {
    int colon = -1;
    int at = -1;
    int slash = -1;
    int last = Math.min(look.to, end + LONGEST);
    for (int i = end; i < last; i++) {
      int b = look.at(i);
      if (Letters.blank(b)
          || Letters.quote(b)
          || b == '<'
          || b == '>'
          || (b == ':' && look.at(i + 1) == '/' && look.at(i + 2) == '/')) {
        break;
      }
      if (b == ':' && colon < 0 && slash < 0) {
        colon = i;
      } else if (b == '@') {
        if (slash >= 0 && (colon < 0 || at >= 0)) {
          break;
        }
        at = i;
      } else if ((b == '/' || b == '?' || b == '#') && slash < 0) {
        slash = i;
        if (at >= 0 || colon < 0 || port(look, colon + 1, i)) {
          break;
        }
      } else if (b == ',' && at >= 0) {
        break;
      }
    }
    if (at < 0) {
      return;
    }
    if (colon < 0 || colon > at) {
      tokenAsUser(look, end, at);
      return;
    }
    var value = new Value(colon + 1, at, true, at);
    if (value.length() > 0 && !OrdinaryValue.is(look, value, "password")) {
      look.found(colon + 1, at, Kinds.URL_PASSWORD, Rank.ADDRESS);
    } else if (value.length() == 0 || isOauth(look, colon + 1, at)) {
      tokenAsUser(look, end, colon);
    }
  }

  private static boolean isOauth(Look look, int start, int end) {
    return look.text(start, end).equals("x-oauth-basic");
  }

  /** {@code https://TOKEN@host}. */
  private static void tokenAsUser(Look look, int start, int end) {
    if (end - start >= 16 && Randomness.randomPieces(look, start, end)) {
      look.found(start, end, Kinds.URL_PASSWORD, Rank.ADDRESS);
    }
  }

  private static boolean port(Look look, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Letters.digit(look.at(i))) {
        return false;
      }
    }
    return true;
  }
}
