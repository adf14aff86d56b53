package io.jobsentry.config;

/**
 * A place in the file: line and column, both counted from 1, and how many columns it takes on that
 * line.
 */
record Spot(int line, int column, int width) {
  /** The place of what is not in the file. */
  static final Spot NOWHERE = new Spot(0, 0, 0);

  /** A part of this place, {@code offset} columns in. */
  Spot part(int offset, int width) {
    return new Spot(line, column + offset, width);
  }
}
