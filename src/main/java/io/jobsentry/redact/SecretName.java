package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a name promises of the value behind it: {@code db_password}, {@code max_tokens}. */
final class SecretName {

  /** How sure the name is. */
  enum Promise {
    /** Nothing secret is meant. */
    NONE,
    /** A secret, if the value looks like one. */
    PERHAPS,
    /** A secret, unless the value cannot be one. */
    SURELY
  }

  private static final Set<String> PASSWORDS =
      Set.copyOf(
          List.of("password", "passwd", "passphrase", "pwd", "passwort", "pass", "passcode", "pw"));

  private static final Set<String> SECRETS =
      Set.copyOf(
          List.of(
              "secret",
              "secrets",
              "apikey",
              "secretkey",
              "accesskey",
              "privatekey",
              "authkey",
              "credential",
              "credentials",
              "psk",
              "authtoken",
              "accesstoken",
              "bearer",
              "mnemonic",
              "clientsecret",
              "jwt",
              "accountkey",
              "sharedaccesskey",
              "storagekey",
              "masterkey",
              "signingkey",
              "apitoken",
              "encryptionkey",
              "subscriptionkey",
              "appkey",
              "apisecret",
              "authtok",
              "requirepass",
              "masterauth",
              "webhooksecret"));

  private static final List<String> ENDINGS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "apikey",
          "secretkey",
          "accesskey",
          "privatekey",
          "authtoken",
          "accesstoken",
          "refreshtoken",
          "apitoken",
          "clientsecret",
          "secret");

  /** What kind of key is secret. */
  private static final Set<String> KEYS =
      Set.copyOf(
          List.of(
              "api",
              "access",
              "secret",
              "private",
              "signing",
              "encryption",
              "encrypt",
              "master",
              "auth",
              "account",
              "storage",
              "shared",
              "subscription",
              "license",
              "ssh",
              "deploy",
              "write",
              "admin",
              "ingest",
              "webhook",
              "consumer",
              "hmac",
              "functions",
              "function",
              "service",
              "app",
              "application",
              "root",
              "recovery",
              "backup",
              "wandb",
              "comet",
              "openai",
              "datadog",
              "stripe",
              "integration",
              "routing",
              "authorized",
              "client",
              "server",
              "session",
              "host",
              "server",
              "token"));

  private static final Set<String> DOUBTFUL_KEYS =
      Set.copyOf(
          List.of(
              "app",
              "application",
              "client",
              "server",
              "session",
              "host",
              "service",
              "root",
              "token",
              "function",
              "functions",
              "routing",
              "license",
              "integration",
              "write"));

  /** What a token is that is no secret: pieces of text, places in a list. */
  private static final Set<String> TEXT_TOKENS =
      Set.copyOf(
          List.of(
              "pad",
              "eos",
              "bos",
              "unk",
              "mask",
              "cls",
              "sep",
              "special",
              "image",
              "video",
              "audio",
              "next",
              "first",
              "last",
              "end",
              "start",
              "stop",
              "begin",
              "new",
              "max",
              "min",
              "num",
              "n",
              "per",
              "total",
              "prompt",
              "input",
              "output",
              "vocab",
              "cancellation",
              "cancel",
              "continuation",
              "page",
              "sync",
              "unexpected",
              "invalid",
              "bad",
              "eot",
              "think",
              "tool",
              "added",
              "decoder",
              "forced",
              "generated",
              "text",
              "word",
              "current",
              "prev",
              "previous",
              "lookahead",
              "peek",
              "fim",
              "prefix",
              "suffix",
              "middle",
              "separator",
              "of",
              "each",
              "by",
              "time",
              "the",
              "a",
              "no",
              "this"));

  /** Last words of names of what is about a secret, and not the secret. */
  private static final Set<String> ABOUT =
      Set.copyOf(
          List.of(
              "file",
              "path",
              "dir",
              "name",
              "names",
              "url",
              "uri",
              "count",
              "counts",
              "length",
              "len",
              "size",
              "limit",
              "type",
              "types",
              "id",
              "ids",
              "index",
              "idx",
              "policy",
              "expiry",
              "expires",
              "expiration",
              "ttl",
              "at",
              "in",
              "env",
              "var",
              "ref",
              "arn",
              "version",
              "enabled",
              "required",
              "min",
              "max",
              "field",
              "usage",
              "tokens",
              "rate",
              "manager",
              "provider",
              "store",
              "source",
              "format",
              "prompt",
              "error",
              "errors",
              "check",
              "strength",
              "rules",
              "reset",
              "budget",
              "parallelism",
              "sock",
              "method",
              "mode",
              "mechanism",
              "endpoint",
              "host",
              "port",
              "user",
              "username",
              "class",
              "plugin",
              "helper",
              "embedding",
              "embeddings",
              "mask",
              "probs",
              "logits",
              "loss",
              "throughput",
              "second",
              "sec",
              "s",
              "sampler",
              "group",
              "scheme",
              "issuer",
              "audience",
              "age",
              "lifetime",
              "timeout",
              "retries",
              "bytes",
              "bits",
              "algorithm",
              "alg",
              "usages",
              "location",
              "folder",
              "hint",
              "label",
              "validation",
              "less",
              "status",
              "level",
              "state",
              "kind",
              "service",
              "handler",
              "list",
              "map",
              "agent",
              "domain",
              "ring"));

  private SecretName() {}

  static Promise of(String name) {
    List<String> words = words(name);
    while (words.size() > 1 && words.getLast().chars().allMatch(Character::isDigit)) {
      words.removeLast();
    }
    if (words.isEmpty() || name.equals("PWD") || name.equals("OLDPWD")) {
      return Promise.NONE;
    }
    String last = withoutDigits(words.getLast());
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    if (ABOUT.contains(last)) {
      return Promise.NONE;
    }
    Promise promise = ofEnd(last, before);
    return promise == Promise.NONE ? ofBeginning(words) : promise;
  }

  private static Promise ofEnd(String last, String before) {
    if (last.equals("pass") || last.equals("pw") || last.equals("jwt")) {
      return before.isEmpty() ? Promise.PERHAPS : Promise.SURELY;
    }
    if (PASSWORDS.contains(last)) {
      return Promise.SURELY;
    }
    if (last.equals("token")) {
      if (TEXT_TOKENS.contains(before)) {
        return Promise.NONE;
      }
      return before.isEmpty() ? Promise.PERHAPS : Promise.SURELY;
    }
    if (last.equals("key") || last.equals("keys")) {
      if (!KEYS.contains(before)) {
        return Promise.NONE;
      }
      return DOUBTFUL_KEYS.contains(before) ? Promise.PERHAPS : Promise.SURELY;
    }
    if (SECRETS.contains(last) || ENDINGS.stream().anyMatch(last::endsWith)) {
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
          && KEYS.contains(words.get(i - 1))
          && !DOUBTFUL_KEYS.contains(words.get(i - 1))) {
        return Promise.SURELY;
      }
      if (word.equals("token") && (i == 0 || !TEXT_TOKENS.contains(words.get(i - 1)))) {
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

  private static String withoutDigits(String word) {
    int end = word.length();
    while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  /** The words of a name in any of the usual styles, in lower case. */
  private static List<String> words(String name) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = Letters.alnum(c);
      boolean hump =
          Letters.upper(c)
              && i > 0
              && (Letters.lower(name.charAt(i - 1))
                  || (i + 1 < name.length()
                      && Letters.upper(name.charAt(i - 1))
                      && Letters.lower(name.charAt(i + 1))));
      if ((!letter || hump) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
