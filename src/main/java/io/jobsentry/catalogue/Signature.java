package io.jobsentry.catalogue;

import io.jobsentry.detect.Regex;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import java.util.List;
import java.util.Optional;

/**
 * How a failure announces itself in a line, and what is known about it.
 *
 * @param id never changes its meaning
 * @param title what happened, as a short sentence without a full stop
 * @param change what to change, for a retry with a change
 * @param fatal whether the line alone means that the job is dying
 * @param over those that know some of the same lines, and are less exact about the cause
 * @param not a line that this matches does not count
 * @param note what not to read into it
 */
public record Signature(
    String family,
    String id,
    String title,
    Role role,
    Domain domain,
    Category category,
    Advice advice,
    Optional<String> change,
    boolean fatal,
    List<String> over,
    Regex pattern,
    Optional<Regex> not,
    String note) {
  private static final String DETECTORS = "catalogue/";

  public Signature {
    over = List.copyOf(over);
  }

  /** The name under which a detector reports it; no name in a config has a slash. */
  public String detector() {
    return DETECTORS + id;
  }

  /** The id of the signature whose detector has that name, if it is of the catalogue. */
  public static Optional<String> idOf(String detector) {
    return detector.startsWith(DETECTORS)
        ? Optional.of(detector.substring(DETECTORS.length()))
        : Optional.empty();
  }

  /**
   * @param line without escape sequences
   */
  public boolean matches(String line) {
    return pattern.in(line) && not.filter(it -> it.in(line)).isEmpty();
  }
}
