package io.jobsentry.fingerprint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the last lines says most about the end: the last that complains, or else the last. */
final class LastWord {
  private static final List<String> COMPLAINTS =
      List.of(
          "error",
          "exception",
          "fail",
          "fatal",
          "panic",
          "abort",
          "cannot",
          "can't",
          "could not",
          "unable",
          "denied",
          "refused",
          "killed",
          "not found",
          "no such",
          "missing",
          "invalid",
          "timed out",
          "timeout",
          "out of",
          "unknown",
          "unrecognized",
          "usage:");

  private LastWord() {}

  static Optional<String> of(List<String> lines) {
    for (String line : lines.reversed()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (COMPLAINTS.stream().anyMatch(lower::contains)) {
        return Optional.of(line);
      }
    }
    return lines.reversed().stream().filter(line -> !line.isBlank()).findFirst();
  }
}
