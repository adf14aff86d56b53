package io.jobsentry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadAheadTest {

  static Log log(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return log(new ByteArrayInputStream(bytes));
  }

  private static Log log(InputStream in) {
    return new Log("log", Optional.empty(), in, 0, Instant.EPOCH);
  }

  private record Read(int log, String text, long offset, long inLog, long line) {}

  private static List<Read> read(int size, Log... logs) throws Exception {
    var all = new ArrayList<Read>();
    try (ReadAhead reading = ReadAhead.start(List.of(logs), size)) {
      for (Optional<Piece> next = reading.next(); next.isPresent(); next = reading.next()) {
        Piece it = next.get();
        String text = new String(it.bytes(), 0, it.length(), StandardCharsets.UTF_8);
        all.add(new Read(it.log(), text, it.offset(), it.inLog(), it.line()));
        reading.giveBack(it);
      }
    }
    return all;
  }

  @Test
  void cutsAtLineEndsAndNumbersTheLines() throws Exception {
    assertThat(read(8, log("a\nbb\nccc\ndd")))
        .containsExactly(
            new Read(0, "a\nbb\n", 0, 0, 1),
            new Read(0, "ccc\n", 5, 5, 3),
            new Read(0, "dd", 9, 9, 4));
  }

  @Test
  void aLineThatIsLongerThanAPieceComesInParts() throws Exception {
    assertThat(read(4, log("aaaaaaaaaa\nb\n")))
        .containsExactly(
            new Read(0, "aaaa", 0, 0, 1),
            new Read(0, "aaaa", 4, 4, 1),
            new Read(0, "aa\n", 8, 8, 1),
            new Read(0, "b\n", 11, 11, 2));
  }

  @Test
  void goesOnWithTheOffsetAndBeginsAnewWithTheLinesOfEachLog() throws Exception {
    assertThat(read(64, log("a\nb\n"), log(""), log("c\n")))
        .containsExactly(new Read(0, "a\nb\n", 0, 0, 1), new Read(2, "c\n", 4, 0, 1));
  }

  @Test
  void piecesDoNotDependOnHowTheBytesComeIn() throws Exception {
    String text = "one\ntwo\nthree\nfour\nfive\n".repeat(50);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var slow =
        new InputStream() {
          private int place;

          @Override
          public int read() {
            return place < bytes.length ? bytes[place++] : -1;
          }

          @Override
          public int read(byte[] to, int offset, int length) {
            if (place == bytes.length) {
              return -1;
            }
            int some = Math.min(Math.min(length, 1 + place % 5), bytes.length - place);
            System.arraycopy(bytes, place, to, offset, some);
            place += some;
            return some;
          }
        };
    assertThat(read(100, log(slow))).isEqualTo(read(100, log(text)));
  }

  @Test
  void whatCannotBeReadIsToldAfterWhatCould() throws Exception {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    try (ReadAhead reading = ReadAhead.start(List.of(log("a\n"), log(broken)), 64)) {
      assertThat(reading.next()).isPresent();
      assertThatThrownBy(reading::next)
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is gone");
    }
  }

  @Test
  void newlinesAreCountedWhateverStandsBesideThem() {
    var random = new Random(7);
    byte[] bytes = new byte[200];
    for (int round = 0; round < 2000; round++) {
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i += 1 + random.nextInt(9)) {
        bytes[i] = new byte[] {'\n', 0x0b, (byte) 0x8a, 0, '\t'}[random.nextInt(5)];
      }
      int from = random.nextInt(100);
      int to = from + random.nextInt(100);
      int expected = 0;
      for (int i = from; i < to; i++) {
        expected += bytes[i] == '\n' ? 1 : 0;
      }
      assertThat(Newlines.count(bytes, from, to)).isEqualTo(expected);
    }
    assertThat(Newlines.lastEnd("a\nb\nc".getBytes(StandardCharsets.UTF_8), 0, 5)).isEqualTo(4);
    assertThat(Newlines.lastEnd(Arrays.copyOf(new byte[0], 5), 1, 5)).isEqualTo(1);
  }
}
