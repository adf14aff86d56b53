package io.jobsentry.redact;

/** An env file as it may be shown: every name, every comment, no value. */
final class EnvFile {
  private EnvFile() {}

  static String masked(String text) {
    var out = new StringBuilder(text.length());
    char open = 0;
    int place = 0;
    while (place < text.length()) {
      int end = text.indexOf('\n', place);
      int next = end < 0 ? text.length() : end + 1;
      String line = text.substring(place, end < 0 ? text.length() : end);
      boolean carriage = line.endsWith("\r");
      line = carriage ? line.substring(0, line.length() - 1) : line;
      open = open == 0 ? entry(line, out) : continued(line, open, out);
      out.append(carriage ? "\r" : "").append(end < 0 ? "" : "\n");
      place = next;
    }
    return out.toString();
  }

  /** Returns the quote that is still open at the end of the line, or 0. */
  private static char entry(String line, StringBuilder out) {
    String bare = line.strip();
    int equals = line.indexOf('=');
    if (bare.isEmpty() || bare.startsWith("#")) {
      out.append(line);
      return 0;
    }
    if (equals < 0) {
      boolean name =
          bare.chars().allMatch(c -> Letters.NAME.has(c))
              && bare.length() < 64
              && (bare.indexOf('_') > 0 || bare.equals(bare.toUpperCase(java.util.Locale.ROOT)));
      out.append(name || bare.startsWith("export ") ? line : mask());
      return 0;
    }
    int from = equals + 1;
    while (from < line.length() && line.charAt(from) == ' ') {
      from++;
    }
    out.append(line, 0, from);
    if (from == line.length()) {
      return 0;
    }
    char first = line.charAt(from);
    if (first != '"' && first != '\'' && first != '`') {
      unquoted(line.substring(from), out);
      return 0;
    }
    out.append(first);
    if (from + 1 == line.length()) {
      return first;
    }
    return closed(line, from + 1, first, out) ? 0 : first;
  }

  private static void unquoted(String value, StringBuilder out) {
    int comment = value.indexOf(" #");
    String bare = comment < 0 ? value : value.substring(0, comment);
    out.append(
        bare.isBlank() || value.startsWith("#")
            ? bare
            : mask() + bare.substring(bare.stripTrailing().length()));
    out.append(comment < 0 ? "" : value.substring(comment));
  }

  /** Masks up to the quote. Whether it closes in this line. */
  private static boolean closed(String line, int from, char quote, StringBuilder out) {
    int close = from;
    while (close < line.length() && line.charAt(close) != quote) {
      close += line.charAt(close) == '\\' && quote != '\'' ? 2 : 1;
    }
    if (close > from) {
      out.append(mask());
    }
    if (close >= line.length()) {
      return false;
    }
    String rest = line.substring(close + 1);
    out.append(quote).append(rest.isBlank() || rest.strip().startsWith("#") ? rest : mask());
    return true;
  }

  private static char continued(String line, char open, StringBuilder out) {
    if (line.isEmpty()) {
      return open;
    }
    return closed(line, 0, open, out) ? 0 : open;
  }

  private static String mask() {
    return Kinds.ENV_VALUE.marker();
  }
}
