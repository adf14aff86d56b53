package io.jobsentry.redact;

/** Numbers of credit cards near a word that says so. */
final class Cards {
  private static final int REACH = 64;
  private static final int LEAST = 13;
  private static final int MOST = 19;

  private Cards() {}

  static void near(Look look, int start, int end) {
    int last = Math.min(look.to, end + REACH);
    int i = end;
    while (i < last) {
      if (!Letters.digit(look.at(i)) || Letters.alnum(look.at(i - 1))) {
        i++;
        continue;
      }
      int to = i;
      int digits = 0;
      int place = i;
      while (digits <= MOST && place < look.to) {
        int b = look.at(place);
        if (Letters.digit(b)) {
          digits++;
          to = place + 1;
        } else if ((b != ' ' && b != '-') || !Letters.digit(look.at(place + 1))) {
          break;
        }
        place++;
      }
      if (digits >= LEAST
          && digits <= MOST
          && !Letters.alnum(look.at(to))
          && look.at(i) >= '2'
          && look.at(i) <= '6'
          && luhn(look, i, to)) {
        look.found(i, to, Kinds.CARD_NUMBER, Rank.CONTEXT);
      }
      i = Math.max(to, i + 1);
    }
  }

  private static boolean luhn(Look look, int from, int to) {
    int sum = 0;
    boolean twice = false;
    for (int i = to - 1; i >= from; i--) {
      int b = look.at(i);
      if (Letters.digit(b)) {
        int digit = b - '0';
        int value = twice ? 2 * digit : digit;
        sum += value > 9 ? value - 9 : value;
        twice = !twice;
      }
    }
    return sum % 10 == 0;
  }
}
