package io.jobsentry.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LogTimeTest {
  private static final Instant LATE = Instant.parse("2026-02-01T12:00:00Z");

  private static Piece piece(String... lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return new Piece(0, bytes, bytes.length, 0, 0, 1);
  }

  private static long start(Piece piece, int line) {
    long place = 0;
    for (int i = 1; i < line; i++) {
      place = piece.after(place);
    }
    return place;
  }

  private static Duration uptime(LogTime time, Piece piece, int line) {
    return time.goTo(piece, start(piece, line)).uptime();
  }

  @Test
  void timeIsThatOfTheLineOrOfTheLastOneBeforeIt() {
    Piece piece = piece("09:30:00 a", "09:30:10 b", "no stamp", "  nor here", "09:30:30 c");
    LogTime time = LogTime.of(piece, LATE);
    assertThat(time.stamped()).isTrue();
    assertThat(uptime(time, piece, 1)).isZero();
    assertThat(uptime(time, piece, 4)).isEqualTo(Duration.ofSeconds(10));
    assertThat(uptime(time, piece, 5)).isEqualTo(Duration.ofSeconds(30));
    assertThat(time.now().wall()).isEqualTo("2026-02-01T09:30:30Z");
  }

  @Test
  void aPlaceInTheMiddleOfALineIsThatLines() {
    Piece piece = piece("09:30:00 a", "09:30:10 and a long line");
    LogTime time = LogTime.of(piece, LATE);
    assertThat(time.goTo(piece, start(piece, 2) + 12).uptime()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void timeNeverGoesBack() {
    Piece piece = piece("09:30:10 a", "09:30:05 b", "09:30:12 c");
    LogTime time = LogTime.of(piece, LATE);
    assertThat(uptime(time, piece, 2)).isZero();
    assertThat(uptime(time, piece, 3)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aClockThatWasSetBackIsBelievedAfterAWhile() {
    Piece piece =
        piece("09:30:00 a", "09:30:20 b", "07:00:00 c", "07:00:01 d", "07:00:02 e", "07:00:07 f");
    LogTime time = LogTime.of(piece, LATE);
    for (int line = 1; line <= 5; line++) {
      uptime(time, piece, line);
    }
    assertThat(time.now().uptime()).isEqualTo(Duration.ofSeconds(20));
    assertThat(uptime(time, piece, 6)).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void midnightIsNoStepBack() {
    Piece piece = piece("23:59:58 a", "00:00:03 b");
    LogTime time = LogTime.of(piece, LATE);
    uptime(time, piece, 1);
    assertThat(uptime(time, piece, 2)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aStampOfAnotherAgeIsNone() {
    Piece piece = piece("2026-01-31 09:30:00 a", "2099-01-31 09:30:00 b", "2026-01-31 09:30:01 c");
    LogTime time = LogTime.of(piece, LATE);
    assertThat(uptime(time, piece, 2)).isZero();
    assertThat(uptime(time, piece, 3)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void coloursDoNotHideAStamp() {
    Piece piece = piece("\u001b[32m2026-01-31 09:30:00\u001b[0m a");
    assertThat(LogTime.of(piece, LATE).now().wall()).isEqualTo("2026-01-31T09:30:00Z");
  }

  @Test
  void withoutStampsTimeGoesByTheBytes() {
    Piece piece = piece("x".repeat(LogTime.NOMINAL_RATE - 1), "b", "c");
    LogTime time = LogTime.of(piece, LATE);
    assertThat(time.stamped()).isFalse();
    assertThat(uptime(time, piece, 2)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsWaitedForIsAdded() {
    Piece piece = piece("09:30:00 a", "09:30:10 b");
    LogTime time = LogTime.of(piece, LATE);
    uptime(time, piece, 1);
    time.skip(Duration.ofSeconds(7));
    assertThat(uptime(time, piece, 2)).isEqualTo(Duration.ofSeconds(17));
    Piece bare = piece("x".repeat(LogTime.NOMINAL_RATE - 1), "b");
    LogTime nominal = LogTime.of(bare, LATE);
    nominal.skip(Duration.ofSeconds(7));
    assertThat(uptime(nominal, bare, 2)).isEqualTo(Duration.ofSeconds(8));
  }
}
