package io.jobsentry.redact;

/** Whether a run of letters looks drawn by lot, and not written by a person. */
final class Randomness {
  private Randomness() {}

  /** Whether it can be the variable part of a token at all: no `xxxx`, no `1234567890`-rows. */
  static boolean plausible(Look look, int start, int end) {
    int length = end - start;
    int needed = length >= 30 ? 7 : length >= 16 ? 5 : 2;
    return distinct(look, start, end) >= needed;
  }

  /** Whether letters and digits, or small and capital letters, alternate as chance makes them. */
  static boolean random(Look look, int start, int end) {
    int length = end - start;
    if (length < 8) {
      return false;
    }
    int digits = 0;
    int lower = 0;
    int upper = 0;
    int changes = 0;
    int digitRuns = 0;
    int last = 0;
    for (int i = start; i < end; i++) {
      int b = look.at(i);
      int group = Letters.digit(b) ? 1 : Letters.lower(b) ? 2 : Letters.upper(b) ? 3 : 4;
      switch (group) {
        case 1 -> digits++;
        case 2 -> lower++;
        case 3 -> upper++;
        default -> {}
      }
      if (group != last) {
        changes++;
        digitRuns += group == 1 ? 1 : 0;
        last = group;
      }
    }
    if (lower + upper == 0 || (digits == 0 && (lower == 0 || upper == 0))) {
      return false;
    }
    if (distinct(look, start, end) < Math.min(7, length * 2 / 5)) {
      return false;
    }
    boolean bothCases = lower > 1 && upper > 1;
    if (!bothCases) {
      // Of 36 or 16 letters drawn by lot, 40 to 47 of 100 neighbours are of another group.
      return changes * 100 >= 22 * length && (digits >= 3 || length < 12);
    }
    // Of 62, it is 62 of 100, and half of the letters are capitals. In names made of words, the
    // neighbours may change as often, but few letters are capitals.
    int capitals = upper * 100 / (lower + upper);
    int most = length >= 24 && digits > 0 ? 90 : 76;
    boolean mixed = capitals >= 24 && capitals <= most && changes * 100 >= 28 * length;
    return mixed
        || (digitRuns >= 4 && changes * 100 >= 28 * length)
        || (digits > 0 && changes * 100 >= 50 * length);
  }

  /** Whether it is a random run that is not built of short words: its longest piece is long. */
  static boolean randomPieces(Look look, int start, int end) {
    int longest = 0;
    int from = start;
    int longestFrom = start;
    for (int i = start; i <= end; i++) {
      if (i == end || !Letters.alnum(look.at(i))) {
        if (i - from > longest) {
          longest = i - from;
          longestFrom = from;
        }
        from = i + 1;
      }
    }
    return longest >= 11 && random(look, longestFrom, longestFrom + longest);
  }

  private static int distinct(Look look, int start, int end) {
    long low = 0;
    long high = 0;
    for (int i = start; i < end; i++) {
      int b = look.at(i);
      if (b < 64) {
        low |= 1L << b;
      } else if (b < 128) {
        high |= 1L << (b - 64);
      }
    }
    return Long.bitCount(low) + Long.bitCount(high);
  }
}
