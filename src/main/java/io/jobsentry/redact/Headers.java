package io.jobsentry.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What stands behind {@code Authorization:}, {@code Bearer} and {@code Cookie:}. */
final class Headers {
  private static final int LONGEST_SCHEME = 16;
  private static final Set<String> SCHEMES =
      Set.copyOf(
          List.of(
              "bearer",
              "basic",
              "token",
              "bot",
              "apikey",
              "api-key",
              "key",
              "negotiate",
              "ntlm",
              "ssws",
              "genie-key",
              "splunk",
              "sso-key",
              "digest",
              "oauth",
              "zoho-oauthtoken"));

  /** Not the session: where, how long and how a cookie is kept. */
  private static final Set<String> ATTRIBUTES =
      Set.copyOf(
          List.of(
              "path",
              "domain",
              "expires",
              "max-age",
              "samesite",
              "priority",
              "version",
              "comment",
              "charset",
              "content-type",
              "date",
              "host"));

  private Headers() {}

  static void authorization(Look look, int start, int end) {
    int at = afterSign(look, end);
    if (at < 0) {
      return;
    }
    int word = at;
    while (word - at < LONGEST_SCHEME && (Letters.alnum(look.at(word)) || look.at(word) == '-')) {
      word++;
    }
    boolean scheme =
        word > at
            && look.at(word) == ' '
            && SCHEMES.contains(look.text(at, word).toLowerCase(Locale.ROOT));
    int from = scheme ? Edges.skipBlanks(look, word) : at;
    Value value = Value.read(look, from);
    boolean sure = scheme || Randomness.random(look, value.start(), value.end());
    if (value.length() >= 4
        && sure
        && !OrdinaryValue.is(look, value, "authorization")
        && !OrdinaryValue.isPlainWord(look, value)) {
      look.found(value.start(), value.end(), Kinds.AUTHORIZATION, Rank.HEADER);
      look.taken = Math.max(look.taken, value.end());
    }
  }

  /** {@code Bearer TOKEN} without its header. */
  static void bearer(Look look, int start, int end) {
    if (!Edges.startsAt(look, start) || look.at(end) != ' ') {
      return;
    }
    int from = Edges.skipBlanks(look, end);
    int to = from;
    while (to < look.to && (Letters.alnum(look.at(to)) || "-._~+/=".indexOf(look.at(to)) >= 0)) {
      to++;
    }
    boolean token =
        to - from >= 12
            && (Randomness.random(look, from, Math.min(to, from + 64))
                || (to - from >= 16 && hasDigit(look, from, to)));
    if (token) {
      look.found(from, to, Kinds.AUTHORIZATION, Rank.HEADER);
      look.taken = Math.max(look.taken, to);
    }
  }

  private static boolean hasDigit(Look look, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Letters.digit(look.at(i))) {
        return true;
      }
    }
    return false;
  }

  static void cookie(Look look, int start, int end) {
    int sign = end;
    if (look.at(sign) == '2' || (look.at(sign) | 0x20) == 's') {
      sign++;
    }
    int at = afterSign(look, sign);
    if (at < 0 || Letters.alnum(look.at(start - 1)) || look.at(start - 1) == '_') {
      return;
    }
    // As far as the header goes: to the quote that ends it, or to the end of the line.
    boolean more = true;
    while (more) {
      int equals = at;
      while (Letters.NAME.has(look.at(equals)) || look.at(equals) == '%') {
        equals++;
      }
      if (equals == at) {
        return;
      }
      int to = equals;
      if (look.at(equals) == '=') {
        int from = equals + 1;
        to = from;
        while (!Letters.blank(look.at(to))
            && look.at(to) != ';'
            && look.at(to) != ','
            && !Letters.quote(look.at(to))
            && look.at(to) != '\\') {
          to++;
        }
        var value = new Value(from, to, true, to);
        boolean attribute = ATTRIBUTES.contains(look.text(at, equals).toLowerCase(Locale.ROOT));
        if (!attribute && value.length() >= 4 && !OrdinaryValue.is(look, value, "cookie")) {
          look.found(from, to, Kinds.COOKIE, Rank.HEADER);
          look.taken = Math.max(look.taken, to);
        }
      }
      more = look.at(to) == ';';
      at = Edges.skipBlanks(look, to + 1);
    }
  }

  /** Past a closing quote, a colon or equals sign, and an opening quote; -1 if there is no sign. */
  private static int afterSign(Look look, int end) {
    int at = Edges.skipColours(look, end);
    while (look.at(at) == '\\' || Letters.quote(look.at(at))) {
      at++;
    }
    at = Edges.skipBlanks(look, at);
    if (look.at(at) == ',') {
      // ("Authorization", "Bearer …")
      at = Edges.skipBlanks(look, at + 1);
      return Letters.quote(look.at(at)) ? at + 1 : -1;
    }
    if (look.at(at) != ':' && look.at(at) != '=') {
      return -1;
    }
    at = Edges.skipBlanks(look, at + 1);
    if (look.at(at) == '>') {
      at = Edges.skipBlanks(look, at + 1);
    }
    if ((look.at(at) | 0x20) == 'b' && Letters.quote(look.at(at + 1))) {
      at++;
    }
    while (look.at(at) == '\\' || Letters.quote(look.at(at)) || look.at(at) == '[') {
      at++;
    }
    return at;
  }
}
