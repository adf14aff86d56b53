package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.output.Sink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A look that fails costs what it was looking at, and nothing after that. */
final class FenceTest {
  private final List<String> seen = new ArrayList<>();
  private final List<String> trouble = new ArrayList<>();
  private int looks;
  private final Fence fence = new Fence(this::look, trouble::add);

  private Sink look() {
    int number = ++looks;
    return new Sink() {
      @Override
      public void bytes(long offset, byte[] buffer, int length) {
        see(number + " at " + offset + ": " + text(buffer, length));
        if (text(buffer, length).equals("deep")) {
          bytes(offset, buffer, length);
        }
      }

      @Override
      public void gap(long from, long to) {
        see(number + " gap");
      }

      @Override
      public void quiet() {
        see(number + " quiet");
      }

      @Override
      public void drained() {
        see(number + " drained");
      }
    };
  }

  private void see(String what) {
    if (seen.size() < 100) {
      seen.add(what);
    }
    if (what.contains("bad")) {
      throw new IllegalStateException(what);
    }
  }

  private static String text(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  private void bytes(long offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    fence.bytes(offset, bytes, bytes.length);
  }

  @Test
  void looksOnBehindWhatItFailedAt() {
    bytes(0, "one");
    bytes(3, "bad");
    bytes(6, "two");
    fence.quiet();
    fence.gap(9, 10);
    fence.drained();
    assertThat(seen)
        .containsExactly(
            "1 at 0: one", "1 at 3: bad", "2 at 6: two", "2 quiet", "2 gap", "2 drained");
    assertThat(trouble).singleElement().asString().contains("bytes 3 to 6", "1 at 3: bad");
  }

  @Test
  void aLookThatGoesTooDeepIsOver() {
    bytes(0, "deep");
    bytes(4, "two");
    assertThat(looks).isEqualTo(2);
    assertThat(trouble).singleElement().asString().contains("StackOverflowError");
  }

  @Test
  void tellsOfTheFirstFailuresOnly() {
    for (int i = 0; i < 10; i++) {
      bytes(i, "bad");
    }
    assertThat(looks).isEqualTo(11);
    assertThat(trouble).hasSize(3);
  }
}
