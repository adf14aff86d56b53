package io.jobsentry.trace;

import java.util.Optional;

/**
 * A place in Ruby code, {@code app.rb:3:in `load'}, with or without a method.
 *
 * @param rest what stands behind it, without the colon
 */
record RubyPlace(String file, int line, String method, String rest) {

  static Optional<RubyPlace> of(String text) {
    int in = text.indexOf(":in `");
    in = in < 0 ? text.indexOf(":in '") : in;
    int end = in < 0 ? text.length() : in;
    int colon = text.lastIndexOf(':', end - 1);
    if (colon <= 0 || colon + 1 == end || Text.digits(text, colon + 1) != end) {
      return Optional.empty();
    }
    String file = text.substring(0, colon);
    int line = Text.number(text, colon + 1).orElse(0);
    if (in < 0) {
      return Optional.of(new RubyPlace(file, line, "", ""));
    }
    int start = in + ":in `".length();
    int close = close(text, start);
    if (close < 0) {
      return Optional.empty();
    }
    String rest = text.substring(close + 1);
    rest = rest.startsWith(": ") ? rest.substring(2) : rest;
    return Optional.of(new RubyPlace(file, line, text.substring(start, close), rest));
  }

  /** The quote that a colon or nothing follows. */
  private static int close(String text, int from) {
    int quote = text.indexOf('\'', from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) != ':') {
      quote = text.indexOf('\'', quote + 1);
    }
    return quote;
  }

  /** Whether what stands behind a place says what was raised there. */
  static boolean isHeader(String rest) {
    return endsWithType(rest)
        || rest.equals("unhandled exception")
        || (!rest.isEmpty() && isType(rest));
  }

  /** {@code … (Some::Error)}. */
  static boolean endsWithType(String text) {
    int open = text.lastIndexOf('(');
    return open >= 0 && text.endsWith(")") && isType(text.substring(open + 1, text.length() - 1));
  }

  /** A constant; of Ruby's own only {@code fatal} begins in lower case. */
  private static boolean isType(String text) {
    if (text.equals("fatal")) {
      return true;
    }
    boolean first = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (first
          ? !Character.isUpperCase(c)
          : !(Character.isLetterOrDigit(c) || c == '_' || c == ':')) {
        return false;
      }
      first = false;
    }
    return !first;
  }

  Frame frame() {
    boolean own =
        !Folders.isDependency(file)
            && !file.startsWith("<internal:")
            && !file.contains("/lib/ruby/")
            && !file.contains("/rubygems/");
    return Frame.of(file, line, method, own);
  }
}
