package io.jobsentry.doctor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lines as bytes: what is kept is kept to the byte, whatever is in it. */
final class TextLines {
  private TextLines() {}

  /** Those that are not empty, without their ends. */
  static List<byte[]> of(byte[] bytes) {
    var lines = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        if (i > start) {
          lines.add(Arrays.copyOfRange(bytes, start, i));
        }
        start = i + 1;
      }
    }
    return lines;
  }

  static byte[] joined(List<byte[]> lines) {
    var whole = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      whole.writeBytes(line);
      whole.write('\n');
    }
    return whole.toByteArray();
  }

  /** Empty where it is no UTF-8. */
  static Optional<String> text(byte[] line) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
