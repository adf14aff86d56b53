package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a job was given by name: its environment, its words, its env files. What of it is secret is
 * told by the names, and looked for wherever it shows up.
 */
public final class Given {
  /** Flags of programs that take a name and a password in one word. */
  private static final Set<String> USERS = Set.of("-u", "--user", "--proxy-user");

  private final List<Named> all = new ArrayList<>();

  /** A name with what was said for it. */
  record Named(String name, String value) {}

  /** The same name may come with several values: each of them counts. */
  public Given variables(Map<String, String> variables) {
    variables.forEach((name, value) -> all.add(new Named(name, value)));
    return this;
  }

  /**
   * What a command says by name: {@code --token VALUE}, {@code --token=VALUE}, {@code NAME=VALUE}.
   */
  public Given command(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (i + 1 < words.size()) {
        flag(word, words.get(i + 1));
      }
      if (word.contains("://")) {
        all.add(new Named("address", word));
      }
      assignment(word);
      // A script for a shell is one word of many.
      String[] pieces = word.split("[\\s;&|()]+", -1);
      for (int j = 0; pieces.length > 1 && j < pieces.length; j++) {
        assignment(pieces[j]);
        if (j + 1 < pieces.length) {
          flag(pieces[j], unquoted(pieces[j + 1]));
        }
      }
    }
    return this;
  }

  /** An env file: {@code NAME=VALUE} in each line, perhaps after {@code export}. */
  public Given envFile(String text) {
    for (String line : text.lines().toList()) {
      String bare = line.strip();
      if (!bare.startsWith("#")) {
        assignment(bare.startsWith("export ") ? bare.substring("export ".length()) : bare);
      }
    }
    return this;
  }

  List<Named> all() {
    return List.copyOf(all);
  }

  private void assignment(String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      all.add(
          new Named(
              bare(text.substring(0, equals).strip()),
              unquoted(text.substring(equals + 1).strip())));
    }
  }

  private void flag(String word, String next) {
    int colon = next.indexOf(':');
    if (USERS.contains(word) && colon >= 0) {
      all.add(new Named("password", next.substring(colon + 1)));
    }
    boolean flag = word.length() > 2 && word.charAt(0) == '-' && word.indexOf('=') < 0;
    if (flag && !next.startsWith("-")) {
      all.add(new Named(bare(word), next));
    }
  }

  /** A flag without its dashes; Java's properties have a letter more. */
  private static String bare(String name) {
    int from = 0;
    while (from < name.length() && name.charAt(from) == '-') {
      from++;
    }
    boolean property = from == 1 && name.length() > 2 && name.charAt(1) == 'D';
    return name.substring(property ? 2 : from);
  }

  private static String unquoted(String value) {
    if (value.length() > 1) {
      char first = value.charAt(0);
      int last = value.lastIndexOf(first);
      if ((first == '"' || first == '\'') && last > 0) {
        return value.substring(1, last);
      }
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }
}
