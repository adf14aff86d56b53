package io.jobsentry.redact;

import java.util.List;
import java.util.Locale;

/**
 * Names that promise a secret, and the values behind them: in env lines, YAML, JSON, TOML, query
 * strings, flags, headers, XML and sentences.
 */
final class Assignments implements Rule {
  /** Parts of names at which it is worth while to look at the name. */
  static final List<String> TRIGGERS =
      List.of(
          "pass",
          "pwd",
          "secret",
          "token",
          "key",
          "credential",
          "auth",
          "cookie",
          "session",
          "jwt",
          "psk",
          "bearer",
          "mnemonic",
          "nonce",
          "otp",
          "sig",
          "_pw",
          "dbpw");

  private static final int LONGEST_NAME = 64;

  /** Longer values are not looked at a second time. */
  private static final int LONG = 256;

  /** How the value is tied to its name. */
  private enum Tie {
    /** Nothing ties anything here. */
    NONE,
    /** {@code name=}, {@code "name":}, a flag, a query. */
    TIGHT,
    /** {@code name: } in what may be a sentence. */
    LOOSE,
    /** {@code password is hunter2}. */
    SPOKEN
  }

  @Override
  public void hit(Look look, int start, int end) {
    if (start < look.taken) {
      return;
    }
    int from = nameStart(look, start);
    if (from == look.lastName) {
      return;
    }
    look.lastName = from;
    int to = nameEnd(look, end);
    var reader = new Reader(look, from, to);
    if (reader.tie == Tie.NONE) {
      return;
    }
    int dashes = from;
    while (dashes < to && look.at(dashes) == '-') {
      dashes++;
    }
    String name = look.text(dashes, to);
    SecretName.Promise promise = SecretName.of(name);
    if (promise != SecretName.Promise.NONE) {
      judge(look, reader, name, promise);
    }
  }

  private static void judge(Look look, Reader reader, String name, SecretName.Promise promise) {
    Value value = Value.read(look, reader.place);
    if (isType(look, value)) {
      // password: str = "…"
      int next = Edges.skipBlanks(look, value.next());
      if (look.at(next) == '=') {
        value = Value.read(look, Edges.skipBlanks(look, next + 1));
      }
    }
    if (isSecret(look, reader, name, promise, value)) {
      int end = wholePhrase(look, reader, name, value);
      look.found(value.start(), end, SecretName.kind(name), Rank.NAMED, reader.wantsQuotes(value));
      look.taken = end;
    } else if (value.length() > LONG) {
      look.taken = value.next();
    }
  }

  private static boolean isType(Look look, Value value) {
    return !value.quoted()
        && value.length() < 16
        && look.at(value.next()) == ' '
        && look.at(value.next() + 1) == '=';
  }

  private static boolean isSecret(
      Look look, Reader reader, String name, SecretName.Promise promise, Value value) {
    if (OrdinaryValue.is(look, value, name)) {
      return false;
    }
    boolean random = value.length() > LONG || Randomness.random(look, value.start(), value.end());
    if (promise == SecretName.Promise.PERHAPS) {
      return reader.tie == Tie.SPOKEN
          ? random && value.length() >= 12
          : mixed(look, value)
              && isOneWord(look, value)
              && (random || (value.length() >= 8 && reader.explicit))
              && !dated(look, value);
    }
    return switch (reader.tie) {
      case TIGHT ->
          !(reader.code && OrdinaryValue.isIdentifier(look, value) && !SecretName.isPassword(name));
      case LOOSE -> !OrdinaryValue.isPlainWord(look, value) || reader.alone(value);
      case SPOKEN -> value.length() >= 6 && mixed(look, value);
      case NONE -> false;
    };
  }

  private static boolean isOneWord(Look look, Value value) {
    for (int i = value.start(); i < value.end(); i++) {
      if (look.at(i) == ' ') {
        return false;
      }
    }
    return true;
  }

  /** Whether there are letters and digits, or small and capital letters in it. */
  private static boolean mixed(Look look, Value value) {
    boolean letter = false;
    boolean digit = false;
    boolean capital = false;
    boolean small = false;
    for (int i = value.start(); i < value.end(); i++) {
      int b = look.at(i);
      letter |= Letters.letter(b);
      digit |= Letters.digit(b);
      small |= Letters.lower(b);
      capital |= Letters.upper(b);
    }
    return letter && (digit || (value.length() >= 20 && small && capital));
  }

  /** A date, or a number with a unit: starts with a digit, and is short. */
  private static boolean dated(Look look, Value value) {
    return value.length() < 12
        && Letters.digit(look.at(value.start()))
        && !Randomness.random(look, value.start(), value.end());
  }

  /** A passphrase of several words on a line of its own. */
  private static int wholePhrase(Look look, Reader reader, String name, Value value) {
    String small = name.toLowerCase(Locale.ROOT);
    boolean phrase = small.contains("phrase") || small.contains("mnemonic");
    if (value.quoted() || !reader.first || !phrase) {
      return value.end();
    }
    int end = look.to;
    while (end > value.end() && Letters.blank(look.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static int nameStart(Look look, int start) {
    int from = start;
    int least = start - LONGEST_NAME;
    while (from > least && Letters.NAME.has(look.at(from - 1))) {
      from--;
    }
    int before = look.at(from - 1);
    if (before == '\\' && "nrt".indexOf(look.at(from)) >= 0 && from < start) {
      return from + 1;
    }
    if (before == '%'
        && from + 2 <= start
        && Letters.hex(look.at(from))
        && Letters.hex(look.at(from + 1))) {
      return from + 2;
    }
    if (before == '[' && Edges.escapeBefore(look, from - 1) > 0) {
      int colour = from;
      while (colour < start && Letters.digit(look.at(colour))) {
        colour++;
      }
      return look.at(colour) == 'm' && colour < start ? colour + 1 : from;
    }
    if (before == ';' && Edges.colourStart(look, from + 3) >= 0) {
      return from;
    }
    return from;
  }

  private static int nameEnd(Look look, int end) {
    int to = end;
    int most = end + LONGEST_NAME;
    while (to < most && Letters.NAME.has(look.at(to))) {
      to++;
    }
    while (to > end && (look.at(to - 1) == '.' || look.at(to - 1) == '-')) {
      to--;
    }
    return to;
  }

  /** Reads from the name to where its value starts. */
  private static final class Reader {
    private final Look look;
    private final int name;
    private Tie tie = Tie.NONE;
    private int place;

    /** Whether the name is the first thing in its line, indentation and list marks aside. */
    private final boolean first;

    /** Whether it can be nothing but an assignment of settings: env line, query, flag, JSON. */
    private boolean explicit;

    /** Whether it may be source text: spaces around the sign. */
    private boolean code;

    private boolean member;

    Reader(Look look, int from, int to) {
      this.look = look;
      this.name = from;
      this.first = isFirst(from);
      read(from, to);
    }

    private boolean isFirst(int from) {
      int at = from - 1;
      while (at >= look.from
          && (look.at(at) == ' '
              || look.at(at) == '\t'
              || look.at(at) == '-'
              || Letters.quote(look.at(at))
              || look.at(at) == '{'
              || look.at(at) == '#')) {
        at--;
      }
      return at < look.from
          || (at - 5 >= look.from - 1
              && look.text(Math.max(look.from, at - 5), at + 1).endsWith("export"));
    }

    private void read(int from, int to) {
      int before = look.at(from - 1);
      boolean flag = look.at(from) == '-' && look.at(from + 1) == '-';
      int at = Edges.skipColours(look, to);
      boolean quoted = false;
      int mark = at;
      while (look.at(mark) == '\\') {
        mark++;
      }
      if (Letters.quote(look.at(mark))
          && (Letters.quote(before) || before == '-' || before == ':')) {
        quoted = true;
        at = mark + 1;
        if (look.at(at) == ']') {
          at++;
        }
      }
      int sign = Edges.skipBlanks(look, at);
      int b = look.at(sign);
      if (b == '=' && look.at(sign + 1) != '=' && look.at(sign + 1) != '~') {
        code = sign > at;
        set(Tie.TIGHT, sign + (look.at(sign + 1) == '>' ? 2 : 1));
        explicit = !code || quoted;
      } else if (b == ':' && look.at(sign + 1) == '=') {
        set(Tie.TIGHT, sign + 2);
      } else if (b == ':' && look.at(sign + 1) != ':') {
        boolean loose = !quoted && look.at(sign + 1) == ' ';
        set(loose ? Tie.LOOSE : Tie.TIGHT, sign + 1);
        explicit = quoted || first;
        member = quoted;
      } else if (b == '-' && look.at(sign + 1) == '>') {
        set(Tie.TIGHT, sign + 2);
      } else if (b == '>' && before == '<') {
        set(Tie.TIGHT, sign + 1);
        explicit = true;
      } else if (b == '%' && look.at(sign + 1) == '3' && (look.at(sign + 2) | 0x20) == 'd') {
        set(Tie.TIGHT, sign + 3);
        explicit = true;
      } else if (b == '\\'
          && look.at(sign + 1) == 'u'
          && look.at(sign + 4) == '3'
          && (look.at(sign + 5) | 0x20) == 'd') {
        set(Tie.TIGHT, sign + 6);
        explicit = true;
      } else {
        readLoose(flag, quoted, to, sign, b);
      }
    }

    private void readLoose(boolean flag, boolean quoted, int to, int sign, int b) {
      if (flag && quoted && b == ',') {
        // ["--password", "…"]
        set(Tie.TIGHT, sign + 1);
        explicit = true;
      } else if (flag && sign > to) {
        set(Tie.TIGHT, sign);
        explicit = true;
        tie = look.at(sign) == '-' ? Tie.NONE : tie;
      } else if (sign > to && !quoted) {
        if (b == '\'' || b == '"') {
          // SQL: PASSWORD '…'
          set(Tie.TIGHT, sign);
        } else if (stands(sign, "is ") || stands(sign, "was ")) {
          set(Tie.SPOKEN, sign + (b == 'i' ? 3 : 4));
        }
      }
    }

    private void set(Tie found, int at) {
      tie = found;
      place = Edges.skipBlanks(look, at);
    }

    private boolean stands(int at, String word) {
      for (int i = 0; i < word.length(); i++) {
        if (look.at(at + i) != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** Whether the value is all that comes after a name that is the first of its line. */
    boolean alone(Value value) {
      int rest = Edges.skipBlanks(look, value.next());
      return first && (look.at(rest) < ' ' || look.at(rest) == '#');
    }

    /** A number as a member of a JSON object: what takes its place has to be a text. */
    boolean wantsQuotes(Value value) {
      return member && !value.quoted() && look.at(name - 1) != '\'';
    }
  }
}
