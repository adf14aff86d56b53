package io.jobsentry.catalogue;

import io.jobsentry.model.Word;

/** What part a line plays in the story of a failure. */
public enum Role implements Word {
  /** It can be the cause. */
  ROOT,
  /** Something else failed before, often in another process. */
  CASCADE,
  /** Said while things are being put away. */
  TEARDOWN,
  /** Reads like a failure and is none. */
  NOISE
}
