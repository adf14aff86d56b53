package io.jobsentry.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a value can be no secret, although its name promises one. */
final class OrdinaryValue {
  private static final int LONGEST_JUDGED = 256;

  private static final Set<String> WORDS =
      Set.copyOf(
          List.of(
              "true",
              "false",
              "null",
              "none",
              "nil",
              "undefined",
              "nan",
              "yes",
              "no",
              "on",
              "off",
              "ok",
              "empty",
              "unset",
              "missing",
              "required",
              "optional",
              "invalid",
              "incorrect",
              "wrong",
              "expired",
              "rejected",
              "accepted",
              "hidden",
              "redacted",
              "masked",
              "removed",
              "filtered",
              "present",
              "absent",
              "set",
              "str",
              "string",
              "bytes",
              "int",
              "bool",
              "boolean",
              "object",
              "any",
              "text",
              "not",
              "is",
              "was",
              "must",
              "does",
              "the",
              "a",
              "an",
              "for",
              "from",
              "and",
              "or",
              "to",
              "of",
              "in",
              "with",
              "has",
              "cannot",
              "should",
              "failed",
              "error",
              "function",
              "self",
              "this",
              "new",
              "return",
              "await",
              "lambda",
              "default",
              "prompt",
              "stdin",
              "secretstr",
              "optional[str]",
              "n/a",
              "unknown",
              "found",
              "loaded",
              "valid",
              "ignored",
              "disabled",
              "enabled",
              "via",
              "at",
              "be",
              "are",
              "will"));

  private static final Set<String> HOLDERS =
      Set.copyOf(
          List.of(
              "self",
              "this",
              "args",
              "settings",
              "config",
              "cfg",
              "os",
              "process",
              "request",
              "req",
              "env",
              "options",
              "opts",
              "ctx",
              "user",
              "params",
              "conf",
              "app",
              "kwargs",
              "environ",
              "props",
              "data",
              "state",
              "secrets",
              "var",
              "local",
              "module",
              "values",
              "vars",
              "credentials",
              "creds",
              "client",
              "auth",
              "session",
              "system",
              "string",
              "typing",
              "torch"));

  private OrdinaryValue() {}

  /** Holds for values of any name. */
  static boolean is(Look look, Value value, String name) {
    int length = value.length();
    if (length == 0 || Marker.end(look, value.start()) == value.end()) {
      return true;
    }
    if (length > LONGEST_JUDGED) {
      return false;
    }
    String text = look.text(value.start(), value.end());
    String lower = text.toLowerCase(Locale.ROOT);
    if (WORDS.contains(trimmed(lower)) || isFiller(text) || isReference(text, value.quoted())) {
      return true;
    }
    if (isNumber(text)) {
      return !(SecretName.isPassword(name)
          && length >= 4
          && text.chars().allMatch(Character::isDigit));
    }
    return isPlace(look, value, text) || (!value.quoted() && isCode(text));
  }

  /** A plain word of prose, such as what follows {@code password:} in a sentence. */
  static boolean isPlainWord(Look look, Value value) {
    int length = value.length();
    if (value.quoted() || length > 24) {
      return false;
    }
    for (int i = value.start() + 1; i < value.end(); i++) {
      int b = look.at(i);
      boolean last = i == value.end() - 1;
      if (!Letters.lower(b) && !(last && (b == '.' || b == '!' || b == '?' || b == ':'))) {
        return false;
      }
    }
    return length > 0 && Letters.letter(look.at(value.start()));
  }

  /** The name of a constant or variable: letters only, and the end of a statement. */
  static boolean isIdentifier(Look look, Value value) {
    for (int i = value.start(); i < value.end(); i++) {
      int b = look.at(i);
      if (!Letters.letter(b) && b != '_' && !(b == ';' && i == value.end() - 1)) {
        return false;
      }
    }
    return !value.quoted() && value.length() <= 40;
  }

  private static String trimmed(String word) {
    int end = word.length();
    while (end > 0 && ".,!?:;)".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  /** {@code ****}, {@code xxxx}, {@code ...}: no more than two letters in it. */
  private static boolean isFiller(String text) {
    return text.chars().distinct().count() <= 1
        || text.chars().allMatch(c -> "*x.•X-".indexOf(c) >= 0);
  }

  private static boolean isReference(String text, boolean quoted) {
    char first = text.charAt(0);
    char second = text.length() > 1 ? text.charAt(1) : ' ';
    if (first == '$') {
      return second == '{' || second == '(' || isVariable(text, 1);
    }
    if (first == '<') {
      return text.indexOf('>') > 0 || !quoted;
    }
    if (first == '%') {
      return second == 's'
          || second == '('
          || second == 'd'
          || (text.length() > 2 && text.endsWith("%"));
    }
    if (first == '{' || first == '[' || first == '(') {
      return !quoted || text.endsWith("}") || second == '{';
    }
    if (first == '!' || first == '&' || first == '|' || first == '>') {
      return !quoted && (text.length() < 3 || first == '!');
    }
    return text.startsWith("op://")
        || text.startsWith("arn:")
        || text.startsWith("vault:")
        || text.startsWith("env:")
        || text.startsWith("ssm:")
        || text.startsWith("file:");
  }

  private static boolean isVariable(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Letters.upper(c) && c != '_' && !(i > from && Letters.digit(c))) {
        return false;
      }
    }
    return text.length() > from;
  }

  private static boolean isNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Letters.digit(c)) {
        digits++;
      } else if ("+-.,:/%_eEx".indexOf(c) < 0 && i < text.length() - 2) {
        return false;
      }
    }
    return digits > 0 && digits * 2 >= text.length() && text.length() < 24;
  }

  /** A path or an address, of which no part looks drawn by lot. */
  private static boolean isPlace(Look look, Value value, String text) {
    boolean address = text.contains("://");
    boolean path =
        text.startsWith("/")
            || text.startsWith("./")
            || text.startsWith("~/")
            || text.startsWith("../")
            || (text.length() > 3 && text.charAt(1) == ':' && text.charAt(2) == '\\');
    if (!address
        && !(path && text.indexOf('/', 1) > 0)
        && !(path && !value.quoted() && text.length() > 2 && allLower(text))) {
      return false;
    }
    return !Randomness.randomPieces(look, value.start(), value.end());
  }

  private static boolean allLower(String text) {
    return text.chars().allMatch(c -> Letters.lower(c) || "/._-~".indexOf(c) >= 0);
  }

  /** A call, or a member of something: {@code getpass()}, {@code self.password}. */
  private static boolean isCode(String text) {
    int place = 0;
    while (place < text.length()
        && (Letters.alnum(text.charAt(place))
            || text.charAt(place) == '_'
            || text.charAt(place) == '.')) {
      place++;
    }
    String name = text.substring(0, place);
    if (place > 0
        && place < text.length()
        && (text.charAt(place) == '(' || text.charAt(place) == '[')) {
      return Letters.letter(text.charAt(0)) || text.charAt(0) == '_';
    }
    int dot = name.indexOf('.');
    if (dot > 0 && HOLDERS.contains(name.substring(0, dot).toLowerCase(Locale.ROOT))) {
      return true;
    }
    // password=password, token=api_token
    boolean plain =
        place == text.length()
            && name.chars().allMatch(c -> Letters.letter(c) || c == '_' || c == '.');
    return plain && SecretName.of(name) != SecretName.Promise.NONE;
  }
}
