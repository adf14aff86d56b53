package io.jobsentry.trace;

import java.util.Optional;

/**
 * A line of Perl's that ends with a place, {@code quota is spent at job.pl line 7.}, as it does
 * unless a message ends its line itself.
 */
record PerlPlace(String message, String file, int line) {
  private static final String LINE = " line ";
  private static final String AT = " at ";

  /** A place is the last thing in its line, or followed by a few more words. */
  private static final int TRIES = 32;

  static Optional<PerlPlace> of(String text) {
    int end = text.lastIndexOf(LINE);
    for (int tries = 0; end > 0 && tries < TRIES; tries++) {
      int digits = Text.digits(text, end + LINE.length());
      int at = text.lastIndexOf(AT, end - AT.length());
      if (at >= 0 && digits > end + LINE.length() && isEnd(text, digits)) {
        String file = text.substring(at + AT.length(), end);
        if (!file.isBlank() && (file.indexOf(' ') < 0 || file.startsWith("(eval "))) {
          return Optional.of(found(text, at, file, end, digits));
        }
      }
      end = text.lastIndexOf(LINE, end - 1);
    }
    return Optional.empty();
  }

  private static PerlPlace found(String text, int at, String file, int end, int digits) {
    String rest = text.substring(digits);
    String near = rest.startsWith(", near ") ? rest.substring(2) : "";
    String message = text.substring(0, at);
    int line = Text.number(text, end + LINE.length()).orElse(0);
    return new PerlPlace(near.isEmpty() ? message : message + ", " + near, file, line);
  }

  /** What may stand behind the number: what was read from, or what the parser saw. */
  private static boolean isEnd(String text, int from) {
    String rest = text.substring(from);
    boolean read = rest.startsWith(", <") && (rest.endsWith(".") || rest.endsWith(". "));
    return rest.isEmpty() || rest.equals(".") || read || rest.startsWith(", near ");
  }

  /** Whether only an error that ends the program is told in these words. */
  boolean isFatal() {
    for (String words : FATAL) {
      if (message.startsWith(words)) {
        return true;
      }
    }
    return false;
  }

  private static final String[] FATAL = {
    "Can't locate ",
    "Can't call method ",
    "Can't use an undefined value as ",
    "Can't use string (",
    "Can't modify ",
    "Can't find string terminator",
    "Illegal division by zero",
    "Illegal modulus zero",
    "Undefined subroutine ",
    "Not a CODE reference",
    "Not a HASH reference",
    "Not an ARRAY reference",
    "Modification of a read-only value",
    "Modification of non-creatable",
    "Global symbol ",
    "Bareword ",
    "Missing right curly",
    "Compilation failed in require",
    "BEGIN failed--",
    "syntax error",
    "Died"
  };

  boolean isAt(PerlPlace other) {
    return line == other.line && file.equals(other.file);
  }

  Frame frame(String function) {
    boolean own = !Folders.isDependency(file) && !file.contains("/perl5/");
    return Frame.of(file, line, function, own);
  }
}
