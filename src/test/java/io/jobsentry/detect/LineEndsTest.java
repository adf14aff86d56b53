package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineEndsTest {
  /** Line ends, what differs from them in one bit, and the neighbours of all these. */
  private static final byte[] BYTES = {
    '\n', '\r', 0, 1, 9, 11, 12, 14, 0x1a, 0x1d, 0x4a, 0x4d, (byte) 0x8a, (byte) 0x8d, (byte) 0xff
  };

  @Test
  void findsWhatALookAtEachByteFinds() {
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] text = new byte[random.nextInt(40)];
      boolean rare = random.nextBoolean();
      for (int i = 0; i < text.length; i++) {
        text[i] = BYTES[rare ? 2 + random.nextInt(BYTES.length - 2) : random.nextInt(BYTES.length)];
      }
      if (rare && text.length > 0) {
        text[random.nextInt(text.length)] = BYTES[random.nextInt(2)];
      }
      int from = random.nextInt(text.length + 1);
      int to = from + random.nextInt(text.length - from + 1);
      assertThat(LineEnds.next(text, from, to)).isEqualTo(next(text, from, to));
      assertThat(LineEnds.lineStart(text, from, to)).isEqualTo(lineStart(text, from, to));
    }
  }

  private static int next(byte[] text, int from, int end) {
    int i = from;
    while (i < end && text[i] != '\n' && text[i] != '\r') {
      i++;
    }
    return i;
  }

  private static int lineStart(byte[] text, int from, int place) {
    int i = place;
    while (i > from && text[i - 1] != '\n' && text[i - 1] != '\r') {
      i--;
    }
    return i;
  }
}
