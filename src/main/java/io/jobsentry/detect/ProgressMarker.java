package io.jobsentry.detect;

import com.google.re2j.Matcher;
import java.util.OptionalDouble;

/** Reads the number by which the job tells how far it is: group 1 of a regular expression. */
final class ProgressMarker {
  private ProgressMarker() {}

  static OptionalDouble read(Matcher matcher) {
    if (matcher.groupCount() < 1 || matcher.group(1) == null) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(matcher.group(1));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      // The expression matches what is no number; a line like that tells nothing.
      return OptionalDouble.empty();
    }
  }
}
