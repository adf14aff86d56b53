package io.jobsentry.sim;

/** Sentry ends here, as under {@code kill -9}, or the whole machine does. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  final boolean power;

  Crash(boolean power) {
    super(power ? "the machine loses its power" : "sentry is killed", null, false, false);
    this.power = power;
  }
}
