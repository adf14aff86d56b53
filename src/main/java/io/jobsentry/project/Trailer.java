package io.jobsentry.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The last lines of a config that was proposed: they name all that was, so that what somebody took
 * out on purpose is not proposed to him again.
 *
 * @param body the config without them
 * @param offered the names of what was proposed
 */
record Trailer(String body, Set<String> offered) {
  private static final String ABOUT =
      "# What `sentry init` has proposed so far, so that it does not propose again what was taken"
          + " out:";
  private static final String NAMES = "# proposed: ";
  private static final int WIDTH = 100;

  static Trailer split(String text) {
    var kept = new ArrayList<String>();
    Set<String> offered = new TreeSet<>();
    boolean any = false;
    for (String line : text.split("\n", -1)) {
      String bare = line.stripTrailing();
      if (bare.startsWith(NAMES)) {
        offered.addAll(List.of(bare.substring(NAMES.length()).split(", ")));
        any = true;
      } else if (!bare.equals(ABOUT)) {
        kept.add(line);
      }
    }
    if (!any) {
      return new Trailer(text, Set.of());
    }
    while (kept.size() > 1 && kept.getLast().isBlank()) {
      kept.removeLast();
    }
    return new Trailer(String.join("\n", kept) + "\n", offered);
  }

  /** The config with its last lines. */
  String joined() {
    if (offered.isEmpty()) {
      return body;
    }
    String end = body.contains("\r\n") ? "\r\n" : "\n";
    var text = new StringBuilder(body);
    text.append(end).append(ABOUT);
    int column = WIDTH;
    for (String name : offered) {
      if (column + name.length() + 2 > WIDTH) {
        text.append(end).append(NAMES).append(name);
        column = NAMES.length() + name.length();
      } else {
        text.append(", ").append(name);
        column += name.length() + 2;
      }
    }
    return text.append(end).toString();
  }

  Trailer with(List<String> names) {
    Set<String> all = new TreeSet<>(offered);
    all.addAll(names);
    return new Trailer(body, all);
  }
}
