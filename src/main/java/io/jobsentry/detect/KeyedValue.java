package io.jobsentry.detect;

import java.util.Optional;

/** The value in {@code name=value}, {@code name: value} and their quoted kin. */
final class KeyedValue {
  private static final String QUOTES = "\"'`";
  private static final String ENDS = ",;|)]}";

  private KeyedValue() {}

  static Optional<String> in(String line, String key) {
    for (int at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + 1)) {
      if (at == 0 || !partOfName(line.charAt(at - 1))) {
        int start = valueStart(line, at + key.length());
        if (start >= 0) {
          int end = end(line, start);
          if (end > start) {
            return Optional.of(line.substring(start, end));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** {@code val_loss} and {@code train/loss} are other names than {@code loss}. */
  private static boolean partOfName(char c) {
    return Character.isLetterOrDigit(c) || "_-./".indexOf(c) >= 0;
  }

  /** Where the value starts after a name, if what follows is a mark for one. */
  private static int valueStart(String line, int afterName) {
    int i = afterName;
    if (i < line.length() && QUOTES.indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    i = skipSpaces(line, i);
    if (i == line.length() || (line.charAt(i) != '=' && line.charAt(i) != ':')) {
      return -1;
    }
    i = skipSpaces(line, i + 1);
    if (line.startsWith("tensor(", i)) {
      i += "tensor(".length();
    }
    return i < line.length() && QUOTES.indexOf(line.charAt(i)) >= 0 ? i + 1 : i;
  }

  private static int skipSpaces(String line, int from) {
    int i = from;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static int end(String line, int start) {
    int i = start;
    while (i < line.length()
        && !Character.isWhitespace(line.charAt(i))
        && ENDS.indexOf(line.charAt(i)) < 0
        && QUOTES.indexOf(line.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
