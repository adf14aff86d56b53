package io.jobsentry.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The newest link of the chain, as it is kept apart in {@code attempts.head}: what tells of a tail
 * that was cut off. It may be behind the ledger by what was written just before a crash.
 *
 * @param rows how many rows of the chain there were
 */
public record Head(long rows, String hash) {

  byte[] bytes() {
    return (rows + " " + hash + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Empty where the file holds something else. */
  static Optional<Head> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.matches("[0-9]{1,18} [0-9a-f]{64}\n")) {
      return Optional.empty();
    }
    int space = text.indexOf(' ');
    return Optional.of(
        new Head(Long.parseLong(text.substring(0, space)), text.substring(space + 1).strip()));
  }
}
