package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * What the tokens of one kind look like: literal text, and runs of letters between braces, {@code
 * ghp_{a:36}}. Angle brackets enclose what is secret of it, if that is not all. What stands before
 * the first literal is read backwards from it.
 */
final class Shape implements Rule {
  private static final int NO_LIMIT = 8192;
  private static final String ALNUM = Letters.LOWER + Letters.UPPER + Letters.DIGITS;

  /** One part: a literal, or a run of letters of a set. Exactly one of the two is there. */
  private record Part(String literal, Letters letters, int min, int max) {
    boolean isLiteral() {
      return !literal.isEmpty();
    }
  }

  private final String notation;
  private final Kind kind;
  private final boolean random;
  private final List<Part> before = new ArrayList<>();
  private final String literal;
  private final List<Part> after = new ArrayList<>();

  /** The parts after the literal before and after which the secret lies, or -1. */
  private int secretFrom = -1;

  private int secretTo = -1;

  /**
   * @param random whether only what looks drawn by lot is meant
   */
  Shape(String notation, Kind kind, boolean random) {
    this.notation = notation;
    this.kind = kind;
    this.random = random;
    String found = "";
    for (Part part : parts(notation)) {
      if (found.isEmpty() && part.isLiteral()) {
        found = part.literal();
      } else if (found.isEmpty()) {
        before.add(part);
      } else {
        after.add(part);
      }
    }
    literal = found;
  }

  String literal() {
    return literal;
  }

  String notation() {
    return notation;
  }

  private List<Part> parts(String text) {
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    int place = 0;
    while (place < text.length()) {
      char c = text.charAt(place);
      if (c == '{' || c == '<' || c == '>') {
        if (!plain.isEmpty()) {
          parts.add(new Part(plain.toString(), Letters.ALNUM, 0, 0));
          plain.setLength(0);
        }
      }
      if (c == '{') {
        int end = text.indexOf('}', place);
        run(text.substring(place + 1, end), parts);
        place = end;
      } else if (c == '<') {
        secretFrom = parts.size() - 1;
      } else if (c == '>') {
        secretTo = parts.size() - 1;
      } else {
        plain.append(c);
      }
      place++;
    }
    if (!plain.isEmpty()) {
      parts.add(new Part(plain.toString(), Letters.ALNUM, 0, 0));
    }
    return parts;
  }

  private static void run(String text, List<Part> parts) {
    if (text.equals("uuid")) {
      Letters hex = letters('H');
      for (int length : new int[] {8, 4, 4, 4, 12}) {
        if (length == 4 || length == 12) {
          parts.add(new Part("-", Letters.ALNUM, 0, 0));
        }
        parts.add(new Part("", hex, length, length));
      }
      return;
    }
    String count = text.substring(2);
    int dash = count.indexOf('-');
    int min = Integer.parseInt(dash < 0 ? count : count.substring(0, dash));
    int max = min;
    if (dash >= 0) {
      max = dash + 1 == count.length() ? NO_LIMIT : Integer.parseInt(count.substring(dash + 1));
    }
    parts.add(new Part("", letters(text.charAt(0)), min, max));
  }

  private static Letters letters(char name) {
    return Letters.of(
        switch (name) {
          case 'd' -> Letters.DIGITS;
          case 'h' -> Letters.DIGITS + "abcdef";
          case 'H' -> Letters.DIGITS + "abcdefABCDEF";
          case 'a' -> ALNUM;
          case 'u' -> Letters.UPPER + Letters.DIGITS;
          case 'l' -> Letters.LOWER + Letters.DIGITS;
          case 'w' -> ALNUM + "_";
          case 'b' -> ALNUM + "_-";
          case 's' -> ALNUM + "+/";
          case 'e' -> ALNUM + "+/=";
          case 'p' -> ALNUM + "_-.";
          case 'z' -> ALNUM + "_-.~";
          case 'q' -> ALNUM + "+/=_%-";
          case '/' -> ALNUM + "/_-";
          case '@' -> ALNUM + "/_-@.";
          default -> throw new IllegalArgumentException("no letters are called " + name);
        });
  }

  @Override
  public void hit(Look look, int start, int end) {
    if (!stands(look, start, literal)) {
      return;
    }
    int first = start;
    for (int i = before.size() - 1; i >= 0; i--) {
      Part part = before.get(i);
      int least = first - part.max();
      int place = first;
      while (place > least && part.letters().has(look.at(place - 1))) {
        place--;
      }
      if (first - place < part.min()) {
        return;
      }
      first = place;
    }
    if (Letters.alnum(look.at(first)) && !Edges.startsAt(look, first)) {
      return;
    }
    int place = end;
    int from = secretFrom < 0 ? first : secretFrom == before.size() ? end : -1;
    int to = -1;
    for (int i = 0; i < after.size(); i++) {
      place = read(look, after.get(i), place);
      if (place < 0) {
        return;
      }
      int number = before.size() + 1 + i;
      from = number == secretFrom ? place : from;
      to = number == secretTo ? place : to;
    }
    if (cutShort(look, place)) {
      return;
    }
    int last = to < 0 ? place : to;
    boolean meant =
        random
            ? Randomness.randomPieces(look, from, last)
            : Randomness.plausible(look, before.isEmpty() ? end : first, place);
    if (meant) {
      look.found(from, last, kind, Rank.SHAPE);
    }
  }

  /** Whether the last run ended because it was full, in the middle of a longer word. */
  private boolean cutShort(Look look, int place) {
    if (after.isEmpty() || after.getLast().isLiteral()) {
      return false;
    }
    return Letters.alnum(look.at(place));
  }

  private static int read(Look look, Part part, int start) {
    if (part.isLiteral()) {
      return stands(look, start, part.literal()) ? start + part.literal().length() : -1;
    }
    int place = start;
    int last = (int) Math.min(Integer.MAX_VALUE, (long) start + part.max());
    while (place < last && part.letters().has(look.at(place))) {
      place++;
    }
    return place - start < part.min() ? -1 : place;
  }

  private static boolean stands(Look look, int start, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (look.at(start + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
