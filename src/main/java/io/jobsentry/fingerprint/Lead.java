package io.jobsentry.fingerprint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words before a place in a text, which say what to make of what stands there. */
final class Lead {
  /** Before a number that says what went wrong, whatever stands between. */
  private static final Set<String> CODES =
      Set.of(
          "errno",
          "code",
          "status",
          "exit_code",
          "exitcode",
          "error_code",
          "errorcode",
          "returncode",
          "retcode",
          "rc",
          "sqlstate",
          "sqlcode",
          "signal",
          "sig",
          "http",
          "statuscode",
          "status_code",
          "hresult",
          "ntstatus",
          "exit",
          "xid");

  /** The same, if nothing but a blank or a bracket stands between: {@code error 700}. */
  private static final Set<String> CLOSE = Set.of("error", "err");

  private static final Set<String> ENDED =
      Set.of("exited", "exit", "failed", "finished", "ended", "terminated", "died");

  private static final Set<String> HOSTS =
      Set.of("host", "hostname", "node", "nodename", "pod", "machine", "server", "container");

  private static final Set<String> VERBS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private static final List<String> REASONS =
      List.of(
          "client error",
          "server error",
          "not found",
          "bad request",
          "bad gateway",
          "too many requests",
          "internal server",
          "service unavailable",
          "service temporarily",
          "gateway timeout",
          "gateway time-out",
          "forbidden",
          "unauthorized",
          "conflict",
          "method not",
          "request timeout",
          "payload too",
          "request entity",
          "unprocessable");

  private String last = "";
  private String before = "";
  private final StringBuilder gap = new StringBuilder();

  void word(String word) {
    before = last;
    last = word;
    gap.setLength(0);
  }

  void gap(char c) {
    if (gap.length() < 8) {
      gap.append(c);
    }
  }

  /** No word stands before what comes next, but a placeholder or a text in quotes. */
  void clear() {
    word("");
  }

  /** Whether a number here says what went wrong. */
  boolean isCode() {
    String word = last.toLowerCase(Locale.ROOT);
    String between = gap.toString().strip();
    if (CODES.contains(word)) {
      return between.length() <= 2 && between.chars().allMatch(c -> ":=(#[\"'".indexOf(c) >= 0);
    }
    if (CLOSE.contains(word)) {
      return between.isEmpty() || between.equals("#") || between.equals("(") || between.equals("=");
    }
    return word.equals("with")
        && between.isEmpty()
        && ENDED.contains(before.toLowerCase(Locale.ROOT));
  }

  /** Whether a path that follows is a route of a service. */
  boolean isVerb() {
    return VERBS.contains(last);
  }

  /** {@code 404 Not Found}. */
  static boolean isStatus(String text, int from, int end) {
    if (end - from != 3 || (text.charAt(from) != '4' && text.charAt(from) != '5')) {
      return false;
    }
    int next = end < text.length() && ": -".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
    String rest =
        text.substring(next, Math.min(text.length(), next + 24)).strip().toLowerCase(Locale.ROOT);
    return REASONS.stream().anyMatch(rest::startsWith);
  }

  /** What a name in quotes becomes by what stands before it. */
  Optional<String> beforeQuoted(String inside) {
    return isHostNext() && inside.indexOf(' ') < 0 ? Optional.of(Words.HOST) : varying(inside);
  }

  /** What a name becomes by what stands before it. */
  Optional<String> beforeName(String name) {
    boolean spelled = name.chars().anyMatch(c -> Ids.isDigit((char) c) || c == '.' || c == '-');
    boolean close = gap.toString().isBlank();
    if (isHostNext() && (spelled || !close)) {
      return Optional.of(Words.HOST);
    }
    return close ? Optional.empty() : varying(name);
  }

  private boolean isHostNext() {
    String between = gap.toString().strip();
    return HOSTS.contains(last.toLowerCase(Locale.ROOT))
        && (between.isEmpty() || between.equals("=") || between.equals(":"));
  }

  /** The value of a key that ends in {@code id}. */
  private Optional<String> varying(String value) {
    String between = gap.toString().strip();
    boolean key =
        last.endsWith("_id")
            || last.endsWith("-id")
            || last.endsWith("Id")
            || last.endsWith("ID")
            || last.endsWith("uid")
            || last.equals("id");
    boolean made = value.length() >= 16 || value.chars().anyMatch(c -> Ids.isDigit((char) c));
    return key && made && (between.startsWith("=") || between.startsWith(":"))
        ? Optional.of(Words.ID)
        : Optional.empty();
  }
}
