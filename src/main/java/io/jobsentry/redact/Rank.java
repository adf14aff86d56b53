package io.jobsentry.redact;

/** Of two findings that overlap, which one names the kind: the lower number. */
final class Rank {
  static final int OWN = 0;
  static final int SHAPE = 1;
  static final int ADDRESS = 2;
  static final int HEADER = 3;
  static final int CONTEXT = 4;
  static final int NAMED = 5;
  static final int CHANCE = 6;

  private Rank() {}
}
