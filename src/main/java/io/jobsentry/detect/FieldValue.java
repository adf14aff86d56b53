package io.jobsentry.detect;

import java.util.Optional;

/**
 * The value of a member of a JSON object in a line, found without reading more of it than is before
 * that. It takes what programs write: {@code NaN} and {@code Infinity} too, and whatever stands
 * before the object.
 */
final class FieldValue {
  private static final int DEEPEST = 32;

  private final String text;
  private final String wanted;
  private int at;

  private FieldValue(String text, int at, String wanted) {
    this.text = text;
    this.at = at;
    this.wanted = wanted;
  }

  static Optional<String> in(String line, String path) {
    int open = line.indexOf('{');
    return open < 0 ? Optional.empty() : new FieldValue(line, open, path).members("", 0);
  }

  /** The members of the object whose brace is next. */
  private Optional<String> members(String prefix, int depth) {
    at++;
    while (true) {
      skip(" \t,");
      if (at >= text.length() || text.charAt(at) != '"' || depth > DEEPEST) {
        return Optional.empty();
      }
      String path = prefix + string();
      skip(" \t");
      if (at >= text.length() || text.charAt(at) != ':') {
        return Optional.empty();
      }
      at++;
      skip(" \t");
      if (at >= text.length()) {
        return Optional.empty();
      }
      char first = text.charAt(at);
      if (first == '{' && wanted.startsWith(path + ".")) {
        Optional<String> found = members(path + ".", depth + 1);
        if (found.isPresent()) {
          return found;
        }
        skip(" \t");
        if (at < text.length() && text.charAt(at) == '}') {
          at++;
        }
      } else {
        String value = value(first);
        if (path.equals(wanted) && first != '{' && first != '[') {
          return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
      }
    }
  }

  /** Passes over a value; what it says, where it is a single one. */
  private String value(char first) {
    if (first == '"') {
      return string();
    }
    if (first == '{' || first == '[') {
      nested();
      return "";
    }
    int start = at;
    while (at < text.length() && ",}] \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void nested() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        string();
        continue;
      }
      at++;
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return;
        }
      }
    }
  }

  /** A string without what its backslashes mean: names and numbers have none. */
  private String string() {
    at++;
    int start = at;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    int end = Math.min(at, text.length());
    at++;
    return text.substring(start, end);
  }

  private void skip(String what) {
    while (at < text.length() && what.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
