package io.jobsentry.sim;

/** What becomes of one operation on the disk. */
enum Fate {
  FINE,
  FAILS,
  FAILS_HALFWAY,
  DIES_BEFORE,
  DIES_HALFWAY,
  DIES_AFTER,
  POWER_LOST_BEFORE,
  POWER_LOST_HALFWAY,
  POWER_LOST_AFTER
}
