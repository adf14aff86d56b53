package io.jobsentry.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Ways to cut the same bytes. */
final class Chunks {
  private Chunks() {}

  static List<byte[]> whole(byte[] input) {
    return List.of(input);
  }

  /** In pieces of any length; in the same for the same input. */
  static List<byte[]> pieces(byte[] input) {
    var random = new Random(Arrays.hashCode(input));
    int most = 1 << (input.length > 1 << 14 ? 6 + random.nextInt(10) : random.nextInt(12));
    var pieces = new ArrayList<byte[]>();
    for (int at = 0; at < input.length; ) {
      int length = Math.min(input.length - at, 1 + random.nextInt(most));
      pieces.add(Arrays.copyOfRange(input, at, at + length));
      at += length;
    }
    return pieces;
  }

  /** Each byte by itself. */
  static List<byte[]> bytes(byte[] input) {
    return Stream.iterate(0, i -> i < input.length, i -> i + 1)
        .map(i -> new byte[] {input[i]})
        .toList();
  }
}
