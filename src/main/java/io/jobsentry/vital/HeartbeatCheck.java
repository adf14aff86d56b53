package io.jobsentry.vital;

import io.jobsentry.text.SpanWords;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Looks how old the last sign of life is. */
final class HeartbeatCheck implements Check {
  private final Path file;
  private final Duration oldest;
  private final Clock clock;

  HeartbeatCheck(Path file, Duration oldest, Clock clock) {
    this.file = file;
    this.oldest = oldest;
    this.clock = clock;
  }

  @Override
  public Optional<String> problem(Duration timeout) {
    try {
      Duration age =
          Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.now().wall());
      return age.compareTo(oldest) <= 0
          ? Optional.empty()
          : Optional.of("was last touched " + SpanWords.of(age) + " ago");
    } catch (NoSuchFileException _) {
      return Optional.of("does not exist");
    } catch (IOException e) {
      return Optional.of("cannot be looked at (" + e.getMessage() + ")");
    }
  }
}
