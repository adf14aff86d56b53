package io.jobsentry.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The values of the job's own secret variables, in every form in which they may show up: as they
 * are, URL-encoded, base64 at any offset, escaped for JSON, shells and HTML, in hex.
 */
final class OwnValues {
  /** Shorter values stand in too many places by chance. */
  private static final int SHORTEST = 6;

  /** From this length on a value is looked for also in the middle of words. */
  private static final int UNMISTAKABLE = 8;

  private static final int ANCHOR = 16;
  private static final int LONGEST = 65_536;
  private static final int SHORTEST_LINE = 16;

  private static final Set<String> ORDINARY =
      Set.copyOf(
          List.of(
              "password",
              "passwd",
              "secret",
              "secrets",
              "token",
              "tokens",
              "default",
              "disabled",
              "enabled",
              "optional",
              "required",
              "production",
              "development",
              "staging",
              "testing",
              "localhost",
              "username",
              "bearer",
              "oauth",
              "openid",
              "keyring",
              "keychain",
              "vault",
              "github",
              "gitlab",
              "google",
              "postgres",
              "string",
              "undefined",
              "private",
              "public",
              "readonly",
              "client",
              "server",
              "manual",
              "python",
              "prompt",
              "verify",
              "strict"));

  private OwnValues() {}

  /** The literals to look for, each with its rule. */
  static List<Automaton.Entry> entries(Given given) {
    var secrets = new LinkedHashSet<String>();
    given.all().forEach(it -> secrets.addAll(secrets(it.name(), it.value())));
    var forms = new LinkedHashSet<String>();
    secrets.forEach(secret -> forms.addAll(forms(secret)));
    var entries = new ArrayList<Automaton.Entry>();
    for (String form : forms) {
      byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
      byte[] anchor = Arrays.copyOf(bytes, Math.min(bytes.length, ANCHOR));
      entries.add(Automaton.Entry.of(anchor, (look, start, end) -> hit(look, start, bytes)));
    }
    return entries;
  }

  private static void hit(Look look, int start, byte[] value) {
    int end = start + value.length;
    if (end > look.to || !Arrays.equals(look.bytes, start, end, value, 0, value.length)) {
      return;
    }
    boolean apart = !Letters.alnum(look.at(start - 1)) && !Letters.alnum(look.at(end));
    if (value.length >= UNMISTAKABLE || apart || Edges.encodedBefore(look, start)) {
      look.found(start, end, Kinds.JOB_SECRET, Rank.OWN);
    }
  }

  /** What of a variable is secret: its value, the lines of it, the password in it. */
  static List<String> secrets(String name, String value) {
    var secrets = new ArrayList<String>();
    int scheme = value.indexOf("://");
    if (scheme >= 0) {
      int at = value.lastIndexOf('@');
      int colon = value.indexOf(':', scheme + 3);
      if (colon > 0 && at > colon) {
        addIfSecret(value.substring(colon + 1, at), secrets);
      }
    } else if (SecretName.of(name) != SecretName.Promise.NONE) {
      addIfSecret(value, secrets);
      if (value.indexOf('\n') >= 0) {
        value
            .lines()
            .map(String::strip)
            .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("--"))
            .forEach(line -> addIfSecret(line, secrets));
      }
    }
    return secrets;
  }

  private static void addIfSecret(String value, List<String> secrets) {
    String stripped = value.strip();
    if (stripped.length() >= SHORTEST
        && stripped.length() <= LONGEST
        && stripped.indexOf('\n') < 0
        && !isOrdinary(stripped)) {
      secrets.add(stripped);
    }
  }

  private static boolean isOrdinary(String value) {
    if (ORDINARY.contains(value.toLowerCase(Locale.ROOT)) || value.startsWith(Marker.OPENING)) {
      return true;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    var look = new Look(bytes, 0, bytes.length);
    boolean number = value.chars().allMatch(c -> Letters.digit(c) || c == '.');
    return (number && value.length() < UNMISTAKABLE)
        || OrdinaryValue.is(look, new Value(0, bytes.length, true, bytes.length), "secret");
  }

  private static Set<String> forms(String secret) {
    var forms = new LinkedHashSet<String>();
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.add(secret);
    forms.add(percent(bytes, false));
    forms.add(percent(bytes, true));
    forms.add(percent(bytes, false).replace("%20", "+"));
    String json = json(secret, false);
    forms.add(json);
    forms.add(json(secret, true));
    forms.add(
        json(secret, true).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
    forms.add(json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
    forms.add(json.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.add(json.replace("/", "\\/"));
    forms.add(secret.replace("'", "'\\''"));
    forms.add(secret.replace("\\", "\\\\").replace("'", "\\'"));
    forms.add(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    if (bytes.length >= UNMISTAKABLE) {
      encoded(bytes, forms);
    }
    return forms;
  }

  /** Base64 says the same in three ways, by what stands before it. */
  private static void encoded(byte[] bytes, Set<String> forms) {
    for (int offset = 0; offset < 3; offset++) {
      var shifted = new byte[bytes.length + offset];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      int whole = shifted.length / 3 * 4;
      String text = Base64.getEncoder().encodeToString(shifted);
      int first = offset == 0 ? 0 : 4;
      if (whole - first >= UNMISTAKABLE) {
        String inner = text.substring(first, whole);
        forms.add(inner);
        forms.add(inner.replace('+', '-').replace('/', '_'));
      }
      if (offset == 0) {
        forms.add(text);
        forms.add(text.replace('+', '-').replace('/', '_'));
      }
    }
    var hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format(Locale.ROOT, "%02x", b));
    }
    forms.add(hex.toString());
    forms.add(hex.toString().toUpperCase(Locale.ROOT));
  }

  private static String percent(byte[] bytes, boolean lower) {
    var text = new StringBuilder();
    for (byte b : bytes) {
      if (Letters.alnum(b) || b == '-' || b == '_' || b == '.' || b == '~') {
        text.append((char) b);
      } else {
        text.append(String.format(Locale.ROOT, lower ? "%%%02x" : "%%%02X", b & 0xff));
      }
    }
    return text.toString();
  }

  private static String json(String text, boolean ascii) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c == '\t') {
        escaped.append("\\t");
      } else if (c < ' ' || (ascii && c > '~')) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
