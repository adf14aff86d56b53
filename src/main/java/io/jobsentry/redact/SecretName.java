package io.jobsentry.redact;

import java.util.List;
import java.util.Locale;

/** What a name promises of the value behind it: {@code db_password}, {@code max_tokens}. */
public final class SecretName {

  /** How sure the name is. */
  enum Promise {
    /** Nothing secret is meant. */
    NONE,
    /** A secret, if the value looks like one. */
    PERHAPS,
    /** A secret, unless the value cannot be one. */
    SURELY
  }

  private SecretName() {}

  /** Whether what is behind a name is nobody's business on a screen. */
  public static boolean isLikely(String name) {
    return of(name) != Promise.NONE;
  }

  static Promise of(String name) {
    List<String> words = NameWords.of(name);
    while (words.size() > 1 && words.getLast().chars().allMatch(Character::isDigit)) {
      words.removeLast();
    }
    if (words.isEmpty() || name.equals("PWD") || name.equals("OLDPWD")) {
      return Promise.NONE;
    }
    String last = NameWords.withoutDigits(words.getLast());
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    if (SecretWords.ABOUT.contains(last)) {
      return Promise.NONE;
    }
    Promise promise = ofEnd(last, before);
    return promise == Promise.NONE ? ofBeginning(words) : promise;
  }

  private static Promise ofEnd(String last, String before) {
    if (last.equals("pass") || last.equals("pw") || last.equals("jwt")) {
      return before.isEmpty() ? Promise.PERHAPS : Promise.SURELY;
    }
    if (SecretWords.PASSWORDS.contains(last)) {
      return Promise.SURELY;
    }
    if (last.equals("token")) {
      if (SecretWords.TEXT_TOKENS.contains(before)) {
        return Promise.NONE;
      }
      return before.isEmpty() ? Promise.PERHAPS : Promise.SURELY;
    }
    if (last.equals("key") || last.equals("keys")) {
      if (!SecretWords.KEYS.contains(before)) {
        return Promise.NONE;
      }
      return SecretWords.DOUBTFUL_KEYS.contains(before) ? Promise.PERHAPS : Promise.SURELY;
    }
    if (SecretWords.SECRETS.contains(last)
        || SecretWords.ENDINGS.stream().anyMatch(last::endsWith)) {
      return Promise.SURELY;
    }
    boolean doubtful =
        switch (last) {
          case "auth", "session", "sessionid", "sig", "signature", "cookie", "otp", "nonce" -> true;
          default -> false;
        };
    return doubtful ? Promise.PERHAPS : Promise.NONE;
  }

  /** {@code SECRET_KEY_BASE}, {@code PASSWORD_PROD}, {@code API_KEY_OPENAI}. */
  private static Promise ofBeginning(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("password")
          || word.equals("passwd")
          || word.equals("secret")
          || word.equals("apikey")) {
        return Promise.SURELY;
      }
      if (word.equals("key")
          && i > 0
          && SecretWords.KEYS.contains(words.get(i - 1))
          && !SecretWords.DOUBTFUL_KEYS.contains(words.get(i - 1))) {
        return Promise.SURELY;
      }
      if (word.equals("token") && (i == 0 || !SecretWords.TEXT_TOKENS.contains(words.get(i - 1)))) {
        return Promise.PERHAPS;
      }
    }
    return Promise.NONE;
  }

  /** Whether the name is one of a password, of which also a plain word or number is secret. */
  static boolean isPassword(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("pass") || lower.contains("pwd") || lower.endsWith("pw");
  }

  static Kind kind(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("passphrase")) {
      return Kinds.PASSPHRASE;
    }
    if (isPassword(name)) {
      return Kinds.PASSWORD;
    }
    if (lower.contains("token") || lower.contains("jwt") || lower.contains("bearer")) {
      return Kinds.TOKEN;
    }
    if (lower.contains("cookie") || lower.contains("session")) {
      return Kinds.COOKIE;
    }
    if (lower.contains("account") || lower.contains("sharedaccess") || lower.contains("storage")) {
      return Kinds.ACCOUNT_KEY;
    }
    if (lower.contains("private") || lower.contains("sign") || lower.contains("encrypt")) {
      return Kinds.SIGNING_KEY;
    }
    if (lower.contains("key")) {
      return Kinds.API_KEY;
    }
    if (lower.contains("credential") || lower.contains("auth")) {
      return Kinds.CREDENTIAL;
    }
    return Kinds.SECRET;
  }
}
