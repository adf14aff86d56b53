package io.jobsentry.cli;

import io.jobsentry.time.Clock;
import java.time.Duration;

/** How far a long reading is: one line on the terminal of {@code err}, and nothing elsewhere. */
final class Gauge {
  /** What is read in a moment needs no gauge. */
  private static final long WORTH_IT = 64L << 20;

  private static final Duration EVERY = Duration.ofMillis(200);

  private final Console console;
  private final Clock clock;
  private final long whole;
  private final Duration began;
  private Duration shownAt = Duration.ZERO;
  private boolean shown;

  /**
   * @param whole bytes in all; 0 when that is not known
   */
  Gauge(Console console, Clock clock, long whole) {
    this.console = console;
    this.clock = clock;
    this.whole = whole;
    this.began = clock.now().uptime();
  }

  void at(long bytes) {
    if (!console.terminal() || (whole > 0 && whole < WORTH_IT)) {
      return;
    }
    Duration now = clock.now().uptime();
    if (now.minus(shownAt).compareTo(EVERY) < 0 || now.minus(began).compareTo(EVERY) < 0) {
      return;
    }
    shownAt = now;
    shown = true;
    double seconds = now.minus(began).toNanos() / 1e9;
    String part = whole > 0 ? "%3d %%  ".formatted(Math.min(100, bytes * 100 / whole)) : "";
    console.err().printf("\r%s%s, %.0f MB/s ", part, Sizes.of(bytes), bytes / 1e6 / seconds);
    console.err().flush();
  }

  /** Makes room for something else. */
  void hide() {
    if (shown) {
      console.err().print("\r" + " ".repeat(40) + "\r");
      console.err().flush();
      shown = false;
    }
  }
}
