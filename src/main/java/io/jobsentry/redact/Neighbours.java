package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Long runs of letters: secrets without a shape of their own, told by the words beside them. A run
 * of the right length beside the name of its provider is of that provider; one that looks drawn by
 * lot beside a word such as {@code token} is of nobody known.
 */
final class Neighbours implements Rule {
  static final int SHORTEST = 20;
  private static final int LONGEST_RANDOM = 240;

  /** How far before the run its word may stand. */
  private static final int REACH = 48;

  private static final int HARMLESS_REACH = 24;

  /** A kind, the words beside it, and what runs are of it: letters and length. */
  record Near(Kind kind, List<String> words, List<String> runs) {}

  static final List<Near> KINDS = read();

  static final List<String> SECRET_WORDS =
      List.of(
          "secret",
          "token",
          "key",
          "credential",
          "password",
          "passphrase",
          "passwd",
          "auth",
          "authentication",
          "login",
          "jwt",
          "apikey",
          "bearer");

  static final List<String> HARMLESS_WORDS =
      List.of(
          "sha",
          "md5",
          "commit",
          "digest",
          "hash",
          "checksum",
          "etag",
          "revision",
          "uuid",
          "fingerprint",
          "integrity",
          "blake",
          "public",
          "cache",
          "comm",
          "image",
          "request",
          "trace",
          "span",
          "build");

  private static List<Near> read() {
    var near = new ArrayList<Near>();
    for (String line : Tables.NEAR.lines().toList()) {
      List<String> cells = Tables.cells(line);
      List<String> words = List.of(cells.get(2).split(" ", -1));
      List<String> runs = List.of(cells.get(3).split(" ", -1));
      var told =
          "`{"
              + String.join("}`, `{", runs)
              + "}` in a line that names `"
              + String.join("`, `", words)
              + "` and a key";
      near.add(new Near(new Kind(cells.get(0), "beside a name", cells.get(1), told), words, runs));
    }
    return List.copyOf(near);
  }

  static Rule secretWord() {
    return (look, start, end) -> {
      if (start - look.harmlessWord > 2 && wordStarts(look, start) && wordEnds(look, end)) {
        look.secretWord = end;
      }
    };
  }

  static Rule harmlessWord() {
    return (look, start, end) -> {
      if (wordStarts(look, start)) {
        look.harmlessWord = end;
      }
    };
  }

  private static boolean wordStarts(Look look, int start) {
    return !Letters.letter(look.at(start - 1))
        || (Letters.upper(look.at(start)) && Letters.lower(look.at(start - 1)))
        || Edges.encodedBefore(look, start);
  }

  private static boolean wordEnds(Look look, int end) {
    int b = look.at(end);
    if (b == 's' && look.at(end - 1) != 'n') {
      b = look.at(end + 1);
    }
    return !Letters.lower(b);
  }

  @Override
  public void hit(Look look, int start, int end) {
    int from = pastEscape(look, start);
    if (from < look.markerEnd || end - from < SHORTEST) {
      return;
    }
    boolean harmless =
        look.harmlessWord > look.secretWord
            && look.harmlessWord <= from
            && from - look.harmlessWord <= HARMLESS_REACH;
    if (harmless || isHarmless(look, from)) {
      return;
    }
    if (end - from <= 100 && look.secretWord >= look.from) {
      look.runs.add(from, end);
    }
    if (from - look.secretWord <= REACH
        && end - from <= LONGEST_RANDOM
        && isRandom(look, from, end)) {
      int last = end;
      while (look.at(last) == '=' && last - end < 2) {
        last++;
      }
      look.found(from, last, Kinds.RANDOM_TOKEN, Rank.CHANCE);
    }
  }

  private static boolean isRandom(Look look, int from, int end) {
    boolean file = look.at(end) == '.' && Letters.letter(look.at(end + 1));
    return !file
        && !isPath(look, from, end)
        && !hasDigest(look, from, end)
        && Randomness.randomPieces(look, from, end);
  }

  private static boolean isHarmless(Look look, int from) {
    return stands(look, from, "AAAA")
        || stands(look, from, "sha")
        || stands(look, from, "0x")
        || (look.at(from) == '/' && look.at(from + 1) == '/');
  }

  /** Whether its longest piece is a digest or an id: nothing but hex digits. */
  private static boolean hasDigest(Look look, int from, int end) {
    int longest = 0;
    boolean longestIsHex = false;
    int start = from;
    boolean hex = true;
    for (int i = from; i <= end; i++) {
      int b = i == end ? -1 : look.at(i);
      if (Letters.alnum(b)) {
        hex &= Letters.hex(b);
        continue;
      }
      if (i - start > longest) {
        longest = i - start;
        longestIsHex = hex;
      }
      start = i + 1;
      hex = true;
    }
    return longestIsHex;
  }

  /** Whether its first pieces between slashes are words. */
  private static boolean isPath(Look look, int from, int end) {
    int place = look.at(from) == '/' ? from + 1 : from;
    int start = place;
    while (place < end
        && (Letters.lower(look.at(place)) || look.at(place) == '_' || look.at(place) == '-')) {
      place++;
    }
    return place - start >= 2 && look.at(place) == '/';
  }

  private static boolean stands(Look look, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (look.at(from + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int pastEscape(Look look, int start) {
    int before = look.at(start - 1);
    if (before == '\\' && "nrt".indexOf(look.at(start)) >= 0) {
      return start + 1;
    }
    if (before == '%' && Letters.hex(look.at(start)) && Letters.hex(look.at(start + 1))) {
      return start + 2;
    }
    if (before == '[' || before == ';') {
      int at = start;
      while (Letters.digit(look.at(at)) && at - start < 4) {
        at++;
      }
      if (look.at(at) == 'm' && Edges.colourStart(look, at + 1) >= 0) {
        return at + 1;
      }
    }
    return start;
  }

  /** At the end of the line, when all that it names is known. */
  static void settle(Look look) {
    long named = look.contexts & ((1L << Context.NEIGHBOURS) - 1);
    if (named == 0) {
      return;
    }
    for (int i = 0; i < look.runs.size(); i++) {
      int from = look.runs.start(i);
      int end = look.runs.end(i);
      for (int number = 0; number < KINDS.size(); number++) {
        if ((named >>> number & 1) != 0 && is(look, from, end, KINDS.get(number))) {
          look.found(from, end, KINDS.get(number).kind(), Rank.CONTEXT);
          break;
        }
      }
    }
  }

  private static boolean is(Look look, int from, int end, Near near) {
    for (String run : near.runs()) {
      if (end - from == Integer.parseInt(run.substring(2))
          && fits(look, from, end, run.charAt(0))) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Look look, int from, int end, char letters) {
    for (int i = from; i < end; i++) {
      int b = look.at(i);
      boolean fits =
          switch (letters) {
            case 'h' -> Letters.digit(b) || (b >= 'a' && b <= 'f');
            case 'a' -> Letters.alnum(b);
            case 'l' -> Letters.lower(b) || Letters.digit(b);
            case 'u' -> Letters.upper(b) || Letters.digit(b);
            case 'w' -> Letters.alnum(b) || b == '_';
            case 'b' -> Letters.alnum(b) || b == '_' || b == '-';
            case 's' -> Letters.alnum(b) || b == '+' || b == '/';
            case 'm' -> Letters.hex(b) || b == '-';
            default -> isUuid(i - from) ? b == '-' : Letters.hex(b);
          };
      if (!fits) {
        return false;
      }
    }
    return letters == 'U'
        || letters == 'm'
        || letters == 'h'
        || Randomness.random(look, from, end)
        || isDense(look, from, end);
  }

  /** Letters and digits without a break, and no word. */
  private static boolean isDense(Look look, int from, int end) {
    int digits = 0;
    for (int i = from; i < end; i++) {
      if (!Letters.alnum(look.at(i))) {
        return false;
      }
      digits += Letters.digit(look.at(i)) ? 1 : 0;
    }
    return digits > 0 && digits < end - from && Randomness.plausible(look, from, end);
  }

  /** Whether a dash stands at this place of a UUID. */
  private static boolean isUuid(int place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
  }
}
