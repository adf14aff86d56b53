package io.jobsentry.model;

/**
 * One run of the job, by number. The first is 1; the number never repeats in a project, so it can
 * name folders, log segments and markers.
 */
public record Incarnation(int number) implements Comparable<Incarnation> {
  public Incarnation {
    if (number < 1) {
      throw new IllegalArgumentException("incarnations are counted from 1, not " + number);
    }
  }

  public Incarnation next() {
    return new Incarnation(number + 1);
  }

  @Override
  public int compareTo(Incarnation other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "#" + number;
  }
}
