package io.jobsentry.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The end of a line that binds it to the one before: the two last cells, {@code prev} and {@code
 * hash}. The hash is over all that stands before it in its line, and so over the hash before it.
 * The {@code prev} of the first one is the hash of all bytes before it.
 */
final class Link {
  static final int HEX = 64;

  /** Two hashes and the tabs before them. */
  private static final int WIDTH = 2 * (HEX + 1);

  private final MessageDigest digest = digest();

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  /** Whether a line, without its end, has one. */
  static boolean ends(byte[] bytes, int from, int to) {
    return to - from >= WIDTH
        && bytes[to - HEX - 1] == '\t'
        && bytes[to - WIDTH] == '\t'
        && hex(bytes, to - HEX)
        && hex(bytes, to - WIDTH + 1);
  }

  static String hash(byte[] bytes, int to) {
    return new String(bytes, to - HEX, HEX, StandardCharsets.US_ASCII);
  }

  static String prev(byte[] bytes, int to) {
    return new String(bytes, to - WIDTH + 1, HEX, StandardCharsets.US_ASCII);
  }

  /** Whether the hash of a line that has one is right. */
  boolean sound(byte[] bytes, int from, int to) {
    digest.update(bytes, from, to - HEX - 1 - from);
    return hex(digest.digest()).equals(hash(bytes, to));
  }

  /** A row with its link, as a line without its end. */
  String line(Row row, String prev) {
    String open = row.text() + "\t" + prev;
    return open + "\t" + hex(digest.digest(open.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean hex(byte[] bytes, int from) {
    for (int i = from; i < from + HEX; i++) {
      byte b = bytes[i];
      if (!(b >= '0' && b <= '9') && !(b >= 'a' && b <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
