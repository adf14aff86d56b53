package io.jobsentry.frames;

import io.jobsentry.source.Source;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Language;
import io.jobsentry.trace.Link;
import io.jobsentry.trace.Standing;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Traces with certain frames. */
final class Traces {
  private Traces() {}

  static Trace of(Language language, Frame... frames) {
    return of(language, List.of(thrown(Link.THROWN, frames)));
  }

  static Trace of(Language language, List<Thrown> thrown) {
    return new Trace(
        language,
        Standing.FAILURE,
        thrown,
        Source.NONE,
        Optional.empty(),
        0,
        1,
        List.of("boom"),
        0,
        true);
  }

  static Thrown thrown(Link link, Frame... frames) {
    return new Thrown(link, "Error", "boom", List.of(frames), 0);
  }

  static Frame own(String file, int line, String function) {
    return Frame.of(file, line, function, true);
  }

  static Frame library(String file, int line, String function) {
    return Frame.of(file, line, function, false);
  }
}
