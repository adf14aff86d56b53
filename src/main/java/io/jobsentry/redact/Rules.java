package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rules, each with the literals at which it wants to look. */
final class Rules {
  private Rules() {}

  /**
   * @param given what the job was given
   */
  static Automaton automaton(Given given) {
    // Markers first: what lies in one is told to nobody.
    var entries = new ArrayList<Automaton.Entry>();
    add(entries, Rules::marker, Marker.OPENING);
    entries.addAll(OwnValues.entries(given));
    for (Kinds.Shaped shaped : Kinds.shaped()) {
      shaped.shapes().forEach(shape -> add(entries, shape, shape.literal()));
    }
    add(entries, KeyBlock::begins, KeyBlock.OPENING, "--BEGIN ");
    add(entries, KeyBlock::counted, KeyBlock.COUNTED_OPENING);
    add(entries, new Addresses(), Addresses.TRIGGER);
    add(entries, Headers::authorization, "authorization");
    add(entries, Headers::bearer, "bearer");
    add(entries, Headers::cookie, "cookie");
    add(entries, Logins::flag, "-p", "-a", "--pass");
    add(
        entries,
        Logins::user,
        "-u ",
        "-u\"",
        "-u'",
        "--user ",
        "--user=",
        "--user\"",
        "--proxy-user ");
    add(entries, Logins::netrc, "password");
    add(entries, Logins::pgpass, ":5432:", ":5433:", ":5434:", ":6432:", ":*:");
    add(
        entries,
        Cards::near,
        "card",
        "visa",
        "credit",
        "pan=",
        "pan:",
        "pan\":",
        "amex",
        "ccnum",
        "cc_num",
        "cc-num");
    Neighbours.SECRET_WORDS.forEach(word -> add(entries, Neighbours.secretWord(), word));
    Neighbours.HARMLESS_WORDS.forEach(word -> add(entries, Neighbours.harmlessWord(), word));
    contexts().forEach((word, bits) -> add(entries, Context.noting(bits), word));
    add(entries, Neighbours::cut, "\u2026");
    var assignments = new Assignments();
    Assignments.TRIGGERS.forEach(word -> add(entries, assignments, word));
    return Automaton.of(entries);
  }

  private static void add(List<Automaton.Entry> entries, Rule rule, String... literals) {
    for (String literal : literals) {
      entries.add(Automaton.Entry.of(literal, rule));
    }
  }

  private static Map<String, Long> contexts() {
    var contexts = new LinkedHashMap<String, Long>();
    for (int number = 0; number < Neighbours.KINDS.size(); number++) {
      long bit = 1L << number;
      Neighbours.KINDS
          .get(number)
          .words()
          .forEach(word -> contexts.merge(word, bit, (one, other) -> one | other));
    }
    for (String program : List.of("mysql", "mysqldump", "mysqladmin", "mariadb", "mycli")) {
      contexts.put(program, Context.MYSQL);
    }
    for (String program :
        List.of(
            "sshpass",
            "redis-cli",
            "mongosh",
            "mongodump",
            "mongo ",
            "docker login",
            "podman login",
            "az login",
            "influx")) {
      contexts.put(program, Context.PASS_WITH_BLANK);
    }
    for (String program : List.of("curl", "http ", "wget")) {
      contexts.put(program, Context.WEB_CLIENT);
    }
    contexts.put("machine ", Context.NETRC);
    contexts.put("login ", Context.NETRC);
    return contexts;
  }

  private static void marker(Look look, int start, int end) {
    int last = Marker.end(look, start);
    if (last > 0) {
      look.marker(start, last);
    }
  }
}
