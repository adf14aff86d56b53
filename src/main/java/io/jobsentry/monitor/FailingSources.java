package io.jobsentry.monitor;

import io.jobsentry.source.Source;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the streams in one incarnation's output told of a failure. A thousand ranks that fail in
 * a second are told in one go. Confined to the thread that reads.
 */
final class FailingSources {
  private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

  /** More than a large cluster has; a job that makes up names is not believed for ever. */
  private static final int MOST = 4096;

  private final Set<String> names = new LinkedHashSet<>();
  private int told;
  private Optional<Duration> toldAt = Optional.empty();

  void add(Source source) {
    if (!source.equals(Source.NONE) && names.size() < MOST) {
      names.add(source.name());
    }
  }

  /** All of them, if there are more than were told and it is time to tell. */
  Optional<List<String>> untold(Duration uptime) {
    boolean soon = toldAt.filter(at -> uptime.minus(at).compareTo(TOLD_EVERY) < 0).isPresent();
    return soon ? Optional.empty() : rest(uptime);
  }

  /** All of them, if there are more than were told. */
  Optional<List<String>> rest(Duration uptime) {
    if (names.size() == told) {
      return Optional.empty();
    }
    told = names.size();
    toldAt = Optional.of(uptime);
    return Optional.of(List.copyOf(names));
  }
}
