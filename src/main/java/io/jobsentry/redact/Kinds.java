package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;

/** All kinds of secrets that are known, in the order of the documents. */
public final class Kinds {
  private static final String JOB = "the job";
  private static final String KEYS = "key files";
  private static final String NAMES = "names and places";

  static final Kind JOB_SECRET =
      new Kind(
          "job-secret",
          JOB,
          "value of a secret variable of the job",
          "the value itself, also URL-encoded, base64 and escaped");
  static final Kind ENV_VALUE =
      new Kind("env-value", JOB, "value in a snapshot of an env file", "every value of the file");
  static final Kind PRIVATE_KEY =
      new Kind(
          "private-key",
          KEYS,
          "private key as PEM, OpenSSH, PGP or SSH2",
          "the lines between its `BEGIN` and `END`, or its one line with `\\n`");
  static final Kind PUTTY_KEY =
      new Kind(
          "putty-key",
          KEYS,
          "private part of a PuTTY key",
          "the lines that `Private-Lines` announces");
  static final Kind URL_PASSWORD =
      new Kind(
          "url-password", NAMES, "password or token in an address", "`scheme://user:VALUE@host`");
  static final Kind AUTHORIZATION =
      new Kind(
          "authorization",
          NAMES,
          "credentials of a request",
          "`Authorization: SCHEME VALUE`, `Bearer VALUE`");
  static final Kind COOKIE =
      new Kind(
          "cookie",
          NAMES,
          "cookie or session id",
          "`Cookie: name=VALUE`, `Set-Cookie`, names such as `session`");
  static final Kind PASSWORD =
      new Kind("password", NAMES, "password", "names such as `password`, `DB_PASS`, `pwd`");
  static final Kind PASSPHRASE =
      new Kind("passphrase", NAMES, "passphrase of a key", "names such as `passphrase`");
  static final Kind SECRET =
      new Kind("secret", NAMES, "secret", "names such as `client_secret`, `SECRET_KEY_BASE`");
  static final Kind TOKEN =
      new Kind("token", NAMES, "token", "names such as `access_token`, `X-Auth-Token`");
  static final Kind API_KEY =
      new Kind("api-key", NAMES, "API key", "names such as `api_key`, `x-api-key`");
  static final Kind ACCOUNT_KEY =
      new Kind(
          "account-key",
          NAMES,
          "key of an account in a connection string",
          "`AccountKey=`, `SharedAccessKey=`");
  static final Kind SIGNING_KEY =
      new Kind(
          "signing-key",
          NAMES,
          "key that signs or encrypts",
          "names such as `signing_key`, `PrivateKey`");
  static final Kind CREDENTIAL =
      new Kind("credential", NAMES, "credential", "names such as `credentials`, `_auth`");
  static final Kind LOGIN_PASSWORD =
      new Kind(
          "login-password",
          NAMES,
          "password of a program or its file",
          "`mysql -pVALUE`, `sshpass -p`, `curl -u user:VALUE`, `.netrc`, `.pgpass`");
  static final Kind CARD_NUMBER =
      new Kind(
          "card-number",
          NAMES,
          "number of a payment card",
          "13 to 19 digits with a right check digit after a word such as `card`");
  static final Kind RANDOM_TOKEN =
      new Kind(
          "random-token",
          "chance",
          "what looks drawn by lot",
          "20 letters or more that look drawn by lot, after a word such as `key` or `token`");

  private static final List<Kind> ALL = all();

  private Kinds() {}

  /** The kinds that are told by a shape, with their rules. */
  record Shaped(Kind kind, List<Shape> shapes) {}

  public static List<Kind> list() {
    return ALL;
  }

  static List<Shaped> shaped() {
    var shaped = new ArrayList<Shaped>();
    read("clouds", Tables.CLOUDS, shaped);
    read("code and packages", Tables.CODE, shaped);
    read("messages", Tables.CHAT, shaped);
    read("payment", Tables.MONEY, shaped);
    read("models", Tables.MODELS, shaped);
    read("tools", Tables.TOOLS, shaped);
    return shaped;
  }

  private static void read(String group, String table, List<Shaped> into) {
    for (String line : table.lines().toList()) {
      List<String> cells = Tables.cells(line);
      String told = cells.get(2).replace("~", "");
      var kind = new Kind(cells.get(0), group, cells.get(1), "`" + told.replace(" ", "`, `") + "`");
      var shapes = new ArrayList<Shape>();
      String notations = cells.get(2);
      for (String notation : notations.split(" (?!00)", -1)) {
        boolean random = notation.endsWith("~");
        shapes.add(
            new Shape(
                random ? notation.substring(0, notation.length() - 1) : notation, kind, random));
      }
      into.add(new Shaped(kind, List.copyOf(shapes)));
    }
  }

  private static List<Kind> all() {
    var all = new ArrayList<Kind>();
    all.addAll(List.of(JOB_SECRET, ENV_VALUE, PRIVATE_KEY, PUTTY_KEY));
    shaped().forEach(one -> all.add(one.kind()));
    Neighbours.KINDS.forEach(one -> all.add(one.kind()));
    all.addAll(
        List.of(
            URL_PASSWORD,
            AUTHORIZATION,
            COOKIE,
            PASSWORD,
            PASSPHRASE,
            SECRET,
            TOKEN,
            API_KEY,
            ACCOUNT_KEY,
            SIGNING_KEY,
            CREDENTIAL,
            LOGIN_PASSWORD,
            CARD_NUMBER,
            RANDOM_TOKEN));
    return List.copyOf(all);
  }
}
