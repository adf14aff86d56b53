package io.jobsentry.ledger;

import java.time.Duration;
import java.util.List;

/**
 * How long it took to get the job up again for good: from the first failure to the start that held.
 */
public record Recovery(int count, Duration mean, Duration median, Duration longest) {

  static Recovery of(List<Duration> spans) {
    if (spans.isEmpty()) {
      return new Recovery(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    List<Duration> sorted = spans.stream().sorted().toList();
    Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
    int middle = sorted.size() / 2;
    Duration median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    return new Recovery(sorted.size(), sum.dividedBy(sorted.size()), median, sorted.getLast());
  }
}
