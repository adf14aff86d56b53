package io.jobsentry.detect;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds out what text a regular expression of RE2's syntax needs. Only ever given expressions that
 * compile; what it does not know counts as anything, and so does what a line cannot hold or what is
 * read otherwise than it is written: line ends, escape bytes, halves of characters.
 */
final class RegexReader {
  /** Classes with more characters than these count as any character. */
  private static final int LARGEST_CLASS = 6;

  private static final int DEEPEST = 200;
  private static final String WITH_REPEATS = "*+?{";

  private final String regex;
  private int at;
  private boolean anyCase;
  private int depth;

  /** Something is not understood. */
  private static final class UnsureException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsureException(String what) {
      super(what, null, false, false);
    }
  }

  private RegexReader(String regex, boolean anyCase) {
    this.regex = regex;
    this.anyCase = anyCase;
  }

  static Need read(Pattern pattern) {
    return read(pattern.pattern(), pattern.flags());
  }

  static Need read(String regex, int flags) {
    var reader = new RegexReader(regex, (flags & Pattern.CASE_INSENSITIVE) != 0);
    try {
      Need need = reader.alternation();
      return reader.more() ? Need.anything() : need;
    } catch (UnsureException _) {
      return Need.anything();
    }
  }

  private Need alternation() throws UnsureException {
    if (++depth > DEEPEST) {
      throw new UnsureException("too deep");
    }
    var branches = new ArrayList<Need>();
    branches.add(concatenation());
    while (accept("|")) {
      branches.add(concatenation());
    }
    depth--;
    return Need.either(branches);
  }

  private Need concatenation() throws UnsureException {
    var parts = new ArrayList<Need>();
    while (more() && peek() != '|' && peek() != ')') {
      if (accept("\\Q")) {
        quoted(parts);
      } else {
        parts.add(atom());
      }
      repeat(parts);
    }
    return Need.sequence(parts);
  }

  /** The characters of a quotation, each a part of its own: a repetition takes only the last. */
  private void quoted(List<Need> parts) throws UnsureException {
    int end = regex.indexOf("\\E", at);
    int stop = end < 0 ? regex.length() : end;
    while (at < stop) {
      parts.add(character(next()));
    }
    at = end < 0 ? stop : end + 2;
  }

  private void repeat(List<Need> parts) throws UnsureException {
    while (more() && WITH_REPEATS.indexOf(peek()) >= 0) {
      if (parts.isEmpty()) {
        throw new UnsureException("nothing to repeat");
      }
      Need part = parts.getLast();
      Need repeated;
      if (accept("*")) {
        repeated = Need.anything();
      } else if (accept("+")) {
        repeated = part.times(1, false);
      } else if (accept("?")) {
        repeated = part.maybe();
      } else {
        int end = regex.indexOf('}', at);
        String counts = end < 0 ? "" : regex.substring(at + 1, end);
        if (!counts.matches("[0-9]{1,5}(,[0-9]{0,5})?")) {
          // Only a brace.
          return;
        }
        at = end + 1;
        String[] bounds = counts.split(",", -1);
        int least = Integer.parseInt(bounds[0]);
        boolean exact = bounds.length == 1 || bounds[1].equals(bounds[0]);
        repeated = part.times(least, exact);
      }
      // A lazy one matches the same lines.
      accept("?");
      parts.set(parts.size() - 1, repeated);
    }
  }

  private Need atom() throws UnsureException {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> charClass();
      case '.' -> Need.anything();
      case '^', '$' -> Need.empty();
      case '\\' -> escape();
      default -> character(c);
    };
  }

  private Need group() throws UnsureException {
    boolean outside = anyCase;
    if (accept("?P<") || accept("?<")) {
      int end = regex.indexOf('>', at);
      if (end < 0 || peek() == '=' || peek() == '!') {
        throw new UnsureException("a group without a name");
      }
      at = end + 1;
    } else if (accept("?") && !flags()) {
      return Need.empty();
    }
    Need need = alternation();
    if (!accept(")")) {
      throw new UnsureException("a group without an end");
    }
    anyCase = outside;
    return need;
  }

  /** Whether a group follows; otherwise the flags are for the rest of the group around them. */
  private boolean flags() throws UnsureException {
    boolean on = true;
    while (more()) {
      int c = next();
      switch (c) {
        case 'i' -> anyCase = on;
        case 'm', 's', 'U' -> {}
        case '-' -> on = false;
        case ':' -> {
          return true;
        }
        case ')' -> {
          return false;
        }
        default -> throw new UnsureException("a flag");
      }
    }
    throw new UnsureException("flags without an end");
  }

  private Need escape() throws UnsureException {
    if (!more()) {
      throw new UnsureException("a backslash at the end");
    }
    int c = regex.codePointAt(at);
    if ("bBAz".indexOf(c) >= 0) {
      at++;
      return Need.empty();
    }
    if ("dDsSwW".indexOf(c) >= 0) {
      at++;
      return Need.anything();
    }
    if (c == 'p' || c == 'P') {
      at++;
      property();
      return Need.anything();
    }
    return character(escaped());
  }

  private void property() throws UnsureException {
    if (accept("{")) {
      int end = regex.indexOf('}', at);
      if (end < 0) {
        throw new UnsureException("a property without an end");
      }
      at = end + 1;
    } else {
      next();
    }
  }

  /** The character that is meant by what stands behind a backslash. */
  private int escaped() throws UnsureException {
    int c = next();
    return switch (c) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'v' -> 0x0b;
      case 'x' -> hexadecimal();
      default -> {
        if (c >= 0x80 || Character.isLetterOrDigit(c)) {
          throw new UnsureException("an escape");
        }
        yield c;
      }
    };
  }

  private int hexadecimal() throws UnsureException {
    boolean braced = accept("{");
    int end = braced ? regex.indexOf('}', at) : at + 2;
    if (end < 0 || end > regex.length()) {
      throw new UnsureException("a number");
    }
    try {
      int c = Integer.parseInt(regex, at, end, 16);
      at = braced ? end + 1 : end;
      return c;
    } catch (NumberFormatException _) {
      throw new UnsureException("a number");
    }
  }

  private Need charClass() throws UnsureException {
    boolean negated = accept("^");
    boolean large = negated;
    var members = new ArrayList<Need>();
    boolean first = true;
    while (first || !regex.startsWith("]", at)) {
      first = false;
      if (!more()) {
        throw new UnsureException("a class without an end");
      }
      if (regex.startsWith("[:", at)) {
        int end = regex.indexOf(":]", at + 2);
        if (end >= 0) {
          at = end + 2;
          large = true;
          continue;
        }
      }
      if (regex.startsWith("\\", at) && at + 1 < regex.length()) {
        char c = regex.charAt(at + 1);
        if ("dDsSwWpP".indexOf(c) >= 0) {
          at += 2;
          if (c == 'p' || c == 'P') {
            property();
          }
          large = true;
          continue;
        }
      }
      int low = member();
      int high = low;
      if (regex.startsWith("-", at) && !regex.startsWith("-]", at)) {
        at++;
        high = member();
      }
      if (high - low >= LARGEST_CLASS || members.size() > LARGEST_CLASS) {
        large = true;
      } else {
        for (int c = low; c <= high; c++) {
          members.add(character(c));
        }
      }
    }
    at++;
    return large || members.isEmpty() || members.size() > LARGEST_CLASS
        ? Need.anything()
        : Need.either(members);
  }

  private int member() throws UnsureException {
    return accept("\\") ? escaped() : next();
  }

  private Need character(int c) {
    boolean readAsItIsWritten =
        c != '\n'
            && c != '\r'
            && c != 0x1b
            && c != 0xfffd
            && c <= Character.MAX_CODE_POINT
            && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (!readAsItIsWritten || LookAlikes.contains(c) || (anyCase && c >= 0x80)) {
      return Need.anything();
    }
    return new Need.Exactly(
        Set.of(new Literal(Character.toString(c), anyCase && Character.isLetter(c))));
  }

  private boolean more() {
    return at < regex.length();
  }

  private int peek() throws UnsureException {
    if (!more()) {
      throw new UnsureException("an end");
    }
    return regex.codePointAt(at);
  }

  private int next() throws UnsureException {
    int c = peek();
    at += Character.charCount(c);
    return c;
  }

  private boolean accept(String text) {
    boolean there = regex.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }
}
