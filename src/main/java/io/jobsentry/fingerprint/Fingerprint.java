package io.jobsentry.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the occurrences of one failure have in common, as a short word. Equal ones are the same
 * failure. The version names the rules; the rules of a version never change.
 */
public record Fingerprint(int version, String hex) {
  /** The rules that this program follows. */
  public static final int VERSION = 1;

  private static final int DIGITS = 16;

  public Fingerprint {
    if (version < 1 || hex.length() != DIGITS || !hex.chars().allMatch(Fingerprint::isDigit)) {
      throw new IllegalArgumentException("not a fingerprint: v" + version + ":" + hex);
    }
  }

  static Fingerprint of(List<Part> parts) {
    var text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.name()).append('\u0001').append(part.became()).append('\u0002');
    }
    byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return new Fingerprint(VERSION, HexFormat.of().formatHex(hash, 0, DIGITS / 2));
  }

  /** Reads what {@link #toString} wrote, of any version. */
  public static Optional<Fingerprint> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 2 || colon > 6 || text.charAt(0) != 'v' || text.charAt(1) == '0') {
      return Optional.empty();
    }
    String version = text.substring(1, colon);
    String hex = text.substring(colon + 1);
    boolean digits = version.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && hex.length() == DIGITS && hex.chars().allMatch(Fingerprint::isDigit)
        ? Optional.of(new Fingerprint(Integer.parseInt(version), hex))
        : Optional.empty();
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Such as {@code v1:3f2a9c0d1e4b5a67}. */
  @Override
  public String toString() {
    return "v" + version + ":" + hex;
  }
}
