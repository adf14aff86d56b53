package io.jobsentry.redact;

/** What a line is about, as bits: the lower ones are those of {@link Neighbours}. */
final class Context {
  static final long MYSQL = 1L << 58;
  static final long PASS_WITH_BLANK = 1L << 59;

  /** A program that takes a password as a flag. */
  static final long DATABASE_CLIENT = MYSQL | PASS_WITH_BLANK;

  static final long WEB_CLIENT = 1L << 60;
  static final long NETRC = 1L << 61;

  /** Below the bits above. */
  static final int NEIGHBOURS = 58;

  private Context() {}

  /** Notes that the line names something, if the word begins and ends there. */
  static Rule noting(long bits) {
    return (look, start, end) -> {
      if (!Letters.letter(look.at(start - 1)) || Letters.upper(look.at(start))) {
        look.contexts |= bits;
      }
    };
  }
}
