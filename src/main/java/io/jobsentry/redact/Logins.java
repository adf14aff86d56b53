package io.jobsentry.redact;

/** Passwords that programs take in ways of their own: flags, {@code .netrc}, {@code .pgpass}. */
final class Logins {
  private static final int FIELDS = 5;

  private Logins() {}

  /** {@code mysql -pX}, {@code sshpass -p X}, {@code redis-cli -a X}. */
  static void flag(Look look, int start, int end) {
    int before = look.at(start - 1);
    if ((look.contexts & Context.DATABASE_CLIENT) == 0
        || !(before == ' ' || Letters.quote(before))) {
      return;
    }
    int at = end;
    if (Letters.quote(before) && look.at(at) == before) {
      // ["sshpass", "-p", "…"]
      at = Edges.skipBlanks(look, at + 1);
      if (look.at(at) != ',') {
        return;
      }
      at = Edges.skipBlanks(look, at + 1);
    } else if (look.at(at) == ' ') {
      // For mysql and its kin, -p with a blank asks for the password, and the next word is a
      // database.
      if ((look.contexts & Context.MYSQL) != 0 && (look.contexts & Context.PASS_WITH_BLANK) == 0) {
        return;
      }
      at = Edges.skipBlanks(look, at);
    }
    Value value = Value.read(look, at);
    boolean number = value.length() > 0 && OrdinaryValue.is(look, value, "port");
    if (!number && look.at(value.start()) != '-') {
      look.found(value.start(), value.end(), Kinds.LOGIN_PASSWORD, Rank.CONTEXT);
    }
  }

  /** {@code curl -u user:password}. */
  static void user(Look look, int start, int end) {
    if ((look.contexts & Context.WEB_CLIENT) == 0) {
      return;
    }
    int at = look.at(end) == 'e' && look.at(end + 1) == 'r' ? end + 2 : end;
    if (look.at(at) == '"' || look.at(at) == '\'') {
      at = Edges.skipBlanks(look, at + 1);
      at = look.at(at) == ',' ? at + 1 : at;
    } else if (look.at(at) == '=') {
      at++;
    }
    Value value = Value.read(look, Edges.skipBlanks(look, at));
    int colon = value.start();
    while (colon < value.end() && look.at(colon) != ':') {
      colon++;
    }
    if (colon == value.end()) {
      return;
    }
    var password = new Value(colon + 1, value.end(), value.quoted(), value.next());
    if (!OrdinaryValue.is(look, password, "password")) {
      look.found(password.start(), password.end(), Kinds.LOGIN_PASSWORD, Rank.CONTEXT);
    }
  }

  /** {@code machine HOST login USER password X}, also over several lines. */
  static void netrc(Look look, int start, int end) {
    if (Letters.NAME.has(look.at(start - 1)) || (look.at(end) != ' ' && look.at(end) != '\t')) {
      return;
    }
    int from = Edges.skipBlanks(look, end);
    Value value = Value.read(look, from);
    boolean entry = (look.contexts & Context.NETRC) != 0;
    boolean own =
        Edges.skipBlanks(look, look.from) == start
            && Letters.blank(look.at(Edges.skipBlanks(look, value.next())));
    if ((!entry && !own)
        || value.length() < 3
        || Letters.quote(look.at(from))
        || OrdinaryValue.is(look, value, "password")) {
      return;
    }
    if (entry || !OrdinaryValue.isPlainWord(look, value)) {
      look.found(value.start(), value.end(), Kinds.LOGIN_PASSWORD, Rank.CONTEXT);
    }
  }

  /** {@code host:port:database:user:password} as the whole line. */
  static void pgpass(Look look, int start, int end) {
    int first = start;
    while (first > look.from
        && !Letters.blank(look.at(first - 1))
        && !Letters.quote(look.at(first - 1))) {
      first--;
    }
    if (first > look.from) {
      pgpassWord(look, first, start, end);
      return;
    }
    int fields = 1;
    int password = -1;
    for (int i = look.from; i < look.to && i < look.from + 512; i++) {
      int b = look.at(i);
      if (b == '\r' && i == look.to - 1) {
        break;
      }
      if (Letters.blank(b)) {
        return;
      }
      if (b == ':' && look.at(i - 1) != '\\') {
        fields++;
        if (fields == FIELDS) {
          password = i + 1;
        }
      }
    }
    if (password >= 0 && fields >= FIELDS && look.to - look.from < 512) {
      int last = look.at(look.to - 1) == '\r' ? look.to - 1 : look.to;
      look.found(password, last, Kinds.LOGIN_PASSWORD, Rank.CONTEXT);
    }
  }

  /** As one word of a longer line: host, port, base, user, password and nothing more. */
  private static void pgpassWord(Look look, int first, int start, int end) {
    if (look.at(end - 2) == '*' || look.to - first > 512) {
      return;
    }
    int fields = 1;
    int password = -1;
    int i = first;
    for (; i < look.to && !Letters.blank(look.at(i)) && !Letters.quote(look.at(i)); i++) {
      if (look.at(i) == ':' && look.at(i - 1) != '\\') {
        if (fields == 1 && i != start) {
          return;
        }
        fields++;
        password = i + 1;
      }
    }
    if (fields == FIELDS && i > password) {
      look.found(password, i, Kinds.LOGIN_PASSWORD, Rank.CONTEXT);
    }
  }
}
