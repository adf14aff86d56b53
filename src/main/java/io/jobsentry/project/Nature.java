package io.jobsentry.project;

/** What sort of job something is, as far as watching it goes. */
public enum Nature {
  /** It comes to an end. */
  BATCH,
  /** It comes to an end after a long time, and counts its steps until then. */
  TRAINING,
  /** It is meant to be up. */
  SERVICE
}
