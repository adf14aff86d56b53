package io.jobsentry.redact;

import java.util.List;
import java.util.Random;

/** Draws letters, words and secrets by lot: the same seed gives the same. */
final class Lot {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private final Random random;

  Lot(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  String of(String letters, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  String hex(int length) {
    return of(DIGITS + "abcdef", length);
  }

  String digits(int length) {
    return of(DIGITS, length);
  }

  String alnum(int length) {
    return of(LOWER + LOWER.toUpperCase(java.util.Locale.ROOT) + DIGITS, length);
  }

  String base64(int length) {
    return of(LOWER + LOWER.toUpperCase(java.util.Locale.ROOT) + DIGITS + "+/", length);
  }

  String uuid() {
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
  }

  byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A text of the given notation, as {@link Shape} reads it; what is secret of it comes apart. */
  Drawn shaped(String notation) {
    var text = new StringBuilder();
    int from = 0;
    int to = -1;
    for (int i = 0; i < notation.length(); i++) {
      char c = notation.charAt(i);
      if (c == '<') {
        from = text.length();
      } else if (c == '>') {
        to = text.length();
      } else if (c == '{') {
        int end = notation.indexOf('}', i);
        text.append(run(notation.substring(i + 1, end)));
        i = end;
      } else {
        text.append(c);
      }
    }
    return new Drawn(text.toString(), text.substring(from, to < 0 ? text.length() : to));
  }

  /** A text of the notation in which what varies is one letter again and again. */
  static String filler(String notation) {
    var text = new StringBuilder();
    for (int i = 0; i < notation.length(); i++) {
      char c = notation.charAt(i);
      if (c == '{') {
        int end = notation.indexOf('}', i);
        String run = notation.substring(i + 1, end);
        String letter = run.charAt(0) == 'd' ? "0" : run.charAt(0) == 'u' ? "A" : "a";
        text.append(
            run.equals("uuid")
                ? "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"
                : letter.repeat(Integer.parseInt(run.substring(2).replaceAll("-.*", ""))));
        i = end;
      } else if (c != '<' && c != '>') {
        text.append(c);
      }
    }
    return text.toString();
  }

  private String run(String run) {
    if (run.equals("uuid")) {
      return uuid();
    }
    String upper = LOWER.toUpperCase(java.util.Locale.ROOT);
    String letters =
        switch (run.charAt(0)) {
          case 'd' -> DIGITS;
          case 'h' -> DIGITS + "abcdef";
          case 'H' -> DIGITS + "abcdefABCDEF";
          case 'u' -> upper + DIGITS;
          case 'l' -> LOWER + DIGITS;
          case 'w' -> LOWER + upper + DIGITS + "_";
          case 'b', 'p', 'z', 'q', '/', '@' ->
              LOWER + upper + DIGITS + LOWER + upper + DIGITS + "_-";
          case 's', 'e' -> LOWER + upper + DIGITS + "+/";
          default -> LOWER + upper + DIGITS;
        };
    String count = run.substring(2);
    int dash = count.indexOf('-');
    int min = Integer.parseInt(dash < 0 ? count : count.substring(0, dash));
    int max =
        dash < 0
            ? min
            : dash + 1 == count.length() ? min + 12 : Integer.parseInt(count.substring(dash + 1));
    // A dash at the end is where a sentence would end, not a token.
    String tail = max == 0 ? "" : of(DIGITS + "abcdef", 1);
    String body = of(letters, Math.max(0, from(min, max) - 1));
    return run.charAt(0) == 'd'
        ? body + of(DIGITS, 1)
        : run.charAt(0) == 'u' ? body + of("ABC", 1) : body + tail;
  }

  /**
   * @param text as it stands somewhere
   * @param secret what of it may not be seen
   */
  record Drawn(String text, String secret) {}
}
