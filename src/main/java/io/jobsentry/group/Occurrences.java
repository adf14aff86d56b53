package io.jobsentry.group;

import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Removed;
import java.time.Instant;

/** How often a failure came, and what its last incident says of it. */
record Occurrences(
    long times,
    Instant first,
    Instant last,
    String latest,
    String detector,
    String title,
    String place) {
  /** More characters say nothing more in a list. */
  private static final int LONGEST = 500;

  static Occurrences of(IncidentIndex.Row row, Instant opened) {
    return new Occurrences(
        row.times(), opened, opened, row.id(), row.detector(), cut(row.cause()), cut(row.place()));
  }

  static Occurrences of(Removed.Sum sum, Instant first, Instant last) {
    IncidentIndex.Row row = sum.latest();
    return new Occurrences(
        sum.times(), first, last, row.id(), row.detector(), cut(row.cause()), cut(row.place()));
  }

  /** The same whatever comes first. */
  Occurrences and(Occurrences other) {
    Occurrences later = isLater(other) ? other : this;
    return new Occurrences(
        times + other.times,
        first.isBefore(other.first) ? first : other.first,
        later.last,
        later.latest,
        later.detector,
        later.title,
        later.place);
  }

  private boolean isLater(Occurrences other) {
    int order = other.last.compareTo(last);
    return order > 0 || (order == 0 && other.latest.compareTo(latest) > 0);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
