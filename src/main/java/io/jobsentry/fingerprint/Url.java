package io.jobsentry.fingerprint;

import java.util.Set;

/**
 * A URL: its scheme, host and route say what was asked for; who asked, and with which words, does
 * not.
 */
final class Url {
  private static final Set<String> ROUTED = Set.of("http", "https", "ws", "wss", "grpc");
  private static final String ENDS = " \t\n\r\"'`<>()[]{}|,;”’";

  private Url() {}

  /** Where a URL ends that starts at a place, or -1. */
  static int end(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 24 && isScheme(text.charAt(i))) {
      i++;
    }
    if (i == from || !text.startsWith("://", i) || !Character.isLetter(text.charAt(from))) {
      return -1;
    }
    int end = i + 3;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > i + 3 && ".:!?".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isScheme(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-';
  }

  static String of(String url) {
    int start = url.indexOf("://") + 3;
    String scheme = url.substring(0, start - 3);
    String rest = cut(cut(url.substring(start), '?'), '#');
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    if (scheme.equals("file")) {
      return PathText.of(path);
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int four = Addresses.end(host, 0);
    int port = host.indexOf(':');
    String name = four > 0 ? Words.ADDRESS : Name.of(port < 0 ? host : host.substring(0, port));
    boolean routed = ROUTED.contains(scheme);
    return scheme
        + "://"
        + name
        + (routed || path.length() < 2 ? PathText.route(path) : "/" + PathText.of(path));
  }

  private static String cut(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }
}
