package io.jobsentry.redact;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Texts with a secret of each kind in them, drawn by lot, in the places where they are found. */
final class Planted {

  /**
   * @param kind by which it may be called, or a more general one
   * @param text in which it stands
   * @param secrets that may not be in what comes out: each of them
   */
  record Text(String kind, String text, List<String> secrets) {}

  private static final String B62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Planted() {}

  /** A text for each kind that is told by its shape, in turn, in surroundings by lot. */
  static List<Text> shaped(Lot lot) {
    var texts = new ArrayList<Text>();
    for (Kinds.Shaped shaped : Kinds.shaped()) {
      for (Shape shape : shaped.shapes()) {
        Lot.Drawn drawn = lot.shaped(shape.notation());
        texts.add(
            new Text(shaped.kind().name(), around(lot, drawn.text()), List.of(drawn.secret())));
      }
    }
    return texts;
  }

  /** What providers hand out, put together as they do and not as the table says. */
  static List<Text> provided(Lot lot) {
    var some = new ArrayList<Text>();
    String body = lot.alnum(30);
    bare(lot, some, "github-token", "gh" + "p_" + body + checksum(body));
    String other = lot.alnum(30);
    bare(lot, some, "npm-token", "np" + "m_" + other + checksum(other));
    bare(
        lot,
        some,
        "slack-token",
        "xox" + "b-" + lot.digits(12) + "-" + lot.digits(13) + "-" + lot.alnum(24));
    bare(lot, some, "stripe-key", "sk" + "_live_" + lot.alnum(24));
    bare(
        lot, some, "openai-key", "sk" + "-proj-" + lot.alnum(74) + "T3Blbk" + "FJ" + lot.alnum(74));
    bare(
        lot,
        some,
        "anthropic-key",
        "sk-" + "ant-api03-" + lot.alnum(93) + "-" + lot.alnum(6) + "AA");
    bare(lot, some, "huggingface-token", "h" + "f_" + lot.of(B62.substring(10), 34));
    bare(
        lot,
        some,
        "aws-access-key-id",
        "AK" + "IA" + lot.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16));
    bare(lot, some, "telegram-token", lot.from(100_000_000, 999_999_999) + ":AA" + lot.alnum(33));
    bare(lot, some, "gitlab-token", "glp" + "at-" + lot.alnum(20));
    bare(lot, some, "sendgrid-key", "S" + "G." + lot.alnum(22) + "." + lot.alnum(43));
    bare(lot, some, "jwt", jwt(lot));
    bare(lot, some, "grafana-token", "gl" + "sa_" + lot.alnum(32) + "_" + lot.hex(8));
    bare(lot, some, "databricks-token", "da" + "pi" + lot.hex(32));
    bare(lot, some, "google-api-key", "AI" + "za" + lot.alnum(35));
    bare(lot, some, "vault-token", "hv" + "s." + lot.alnum(90));
    return some;
  }

  private static void bare(Lot lot, List<Text> into, String kind, String secret) {
    into.add(new Text(kind, around(lot, secret), List.of(secret)));
  }

  private static String checksum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    var text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.insert(0, B62.charAt((int) (rest % 62)));
      rest /= 62;
    }
    return text.toString();
  }

  private static String jwt(Lot lot) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String head = "{\"alg\":\"" + lot.one("HS256", "RS256", "ES384") + "\",\"typ\":\"JWT\"}";
    String claims =
        "{\"sub\":\""
            + lot.digits(10)
            + "\",\"iat\":"
            + lot.from(1_500_000_000, 1_900_000_000)
            + "}";
    return encoder.encodeToString(head.getBytes(StandardCharsets.US_ASCII))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.US_ASCII))
        + "."
        + encoder.encodeToString(lot.bytes(32));
  }

  /** A token alone in its surroundings: what stands around it gives it no name. */
  private static String around(Lot lot, String token) {
    return lot.one(
            List.<Function<String, String>>of(
                t -> "2026-01-02T03:04:05Z ERROR request with " + t + " failed: 401",
                t -> "value=" + t,
                t -> "{\"level\":\"info\",\"msg\":\"using " + t + "\",\"n\":1}",
                t -> "{\"v\": \"" + t + "\"}",
                t -> "  x: " + t,
                t -> "  File \"a.py\", line 3, in f\n    g(\"" + t + "\")\nValueError: " + t + ".",
                t -> "argv: ['./run', '--x', '" + t + "', '-v']",
                t -> "https://example.com/a?x=" + t + "&y=1",
                t -> "\u001b[32m" + t + "\u001b[0m",
                t -> "a\\n" + t + "\\nb",
                t -> "(" + t + "), [" + t + "]"))
        .apply(token);
  }

  /** Secrets without a shape, told by their name. */
  static Text named(Lot lot) {
    String name =
        lot.one(
            "DB_PASSWORD",
            "db_password",
            "password",
            "dbPassword",
            "client_secret",
            "API_KEY",
            "apiKey",
            "SECRET_KEY_BASE",
            "access_token",
            "AUTH_TOKEN",
            "x-api-key",
            "PGPASSWORD",
            "secretAccessKey",
            "refreshToken",
            "WANDB_API_KEY",
            "SMTP_PASS",
            "passphrase",
            "ENCRYPTION_KEY",
            "webhook_secret",
            "NPM_TOKEN",
            "MYSQL_PWD");
    String value =
        lot.one(
            lot.alnum(lot.from(10, 40)),
            lot.hex(32),
            lot.hex(40),
            word(lot) + "-" + lot.digits(4) + "!" + word(lot),
            lot.base64(43) + "=",
            lot.alnum(6) + "$" + lot.alnum(6),
            lot.uuid());
    String text =
        lot.one(
                List.<Function<String, String>>of(
                    v -> name + "=" + v,
                    v -> "export " + name + "=\"" + v + "\"",
                    v -> name + ": " + v,
                    v -> "  " + name + ": '" + v + "'",
                    v -> "{\"user\": \"me\", \"" + name + "\": \"" + v + "\", \"n\": 1}",
                    v -> name + " = \"" + v + "\"",
                    v -> "INFO starting with " + name + "=" + v + ", retries=3",
                    v -> "{'" + name + "': '" + v + "'}",
                    v ->
                        "run --"
                            + name.toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                            + " "
                            + v
                            + " --n 3",
                    v ->
                        "argv=[\"run\", \"--"
                            + name.toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                            + "\", \""
                            + v
                            + "\"]",
                    v -> "GET /x?" + name + "=" + v + "&a=b HTTP/1.1",
                    v -> "Settings(user='me', " + name + "='" + v + "')",
                    v -> "    connect(host, " + name + "=\"" + v + "\")\nError: refused",
                    v -> "{\"env\":\"{\\\"" + name + "\\\":\\\"" + v + "\\\"}\"}",
                    v -> "\u001b[36m" + name + "\u001b[0m=\u001b[35m" + v + "\u001b[0m"))
            .apply(value);
    return new Text("named", text, List.of(value));
  }

  static Text placed(Lot lot) {
    String value = lot.one(lot.alnum(lot.from(9, 30)), word(lot) + lot.digits(3) + "." + word(lot));
    String text =
        lot.one(
                List.<Function<String, String>>of(
                    v -> "postgresql://me:" + v + "@db.example.com:5432/base",
                    v -> "could not connect to amqp://me:" + v + "@h/x: refused",
                    v -> "Authorization: Bearer " + v,
                    v -> "{\"Authorization\": \"Basic " + v + "\"}",
                    v -> "curl -H 'Authorization: token " + v + "' https://h",
                    v -> "Cookie: theme=dark; session_id=" + v,
                    v -> "Set-Cookie: sid=" + v + "; Path=/; HttpOnly",
                    v -> "mysql -u root -p" + v + " base",
                    v -> "curl -u me:" + v + " https://h/x",
                    v -> "machine h.example.com login me password " + v,
                    v -> "localhost:5432:base:me:" + v,
                    v -> "Server=h;User Id=sa;Password=" + v + ";Encrypt=yes",
                    v ->
                        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey="
                            + v
                            + "==;EndpointSuffix=x",
                    v -> "sshpass -p " + v + " ssh me@h"))
            .apply(value);
    return new Text("placed", text, List.of(value));
  }

  /** Secrets beside the name of a provider, or only beside a word. */
  static Text near(Lot lot) {
    if (lot.below(3) == 0) {
      String value = lot.alnum(lot.from(32, 60));
      return new Text(
          "random-token",
          lot.one("using key ", "token ", "the secret is ", "credentials: ")
              + value
              + lot.one("", " now", ", x"),
          List.of(value));
    }
    Neighbours.Near near = lot.one(Neighbours.KINDS);
    String run = lot.one(near.runs());
    String value =
        switch (run.charAt(0)) {
          case 'U' -> lot.uuid();
          case 'm' -> lot.hex(32) + "-" + lot.hex(8) + "-" + lot.hex(8);
          default -> lot.shaped("{" + run + "}").secret();
        };
    String word = lot.one(near.words());
    return new Text(
        near.kind().name(),
        lot.one(
            word + " key " + value,
            "[" + word + "] token: " + value + " refused",
            "my " + word + " secret '" + value + "'"),
        List.of(value));
  }

  /** Whole keys, over many lines or in one. */
  static Text key(Lot lot) {
    try {
      String algorithm = lot.one("EC", "Ed25519", "EC");
      byte[] encoded =
          KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
      // As long as those of RSA, which take too long to make.
      byte[] body = lot.below(2) == 0 ? encoded : lot.bytes(lot.from(300, 1700));
      String label =
          lot.one(
              "PRIVATE KEY",
              "RSA PRIVATE KEY",
              "EC PRIVATE KEY",
              "OPENSSH PRIVATE KEY",
              "ENCRYPTED PRIVATE KEY",
              "DSA PRIVATE KEY");
      String[] lines =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(body)
              .split("\n", -1);
      String begin = "-----BEGIN " + label + "-----";
      String end = "-----END " + label + "-----";
      String indent = lot.one("", "    ", "2026-01-02 03:04:05 INFO ");
      String whole =
          indent
              + begin
              + "\n"
              + indent
              + String.join("\n" + indent, lines)
              + "\n"
              + indent
              + end
              + "\nafter\n";
      String escaped =
          "{\"type\": \"service_account\", \"private_key\": \""
              + begin
              + "\\n"
              + String.join("\\n", lines)
              + "\\n"
              + end
              + "\\n\"}";
      return new Text(
          "private-key",
          lot.one(
              whole,
              escaped,
              "KEY=\"" + begin + "\n" + String.join("\n", lines) + "\n" + end + "\"\n"),
          List.of(lines));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String word(Lot lot) {
    return lot.one("river", "Castle", "horse", "Window", "garden", "Thunder", "maple", "Rocket");
  }
}
