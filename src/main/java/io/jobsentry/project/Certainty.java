package io.jobsentry.project;

/** How sure it is that a command is the job. The surer come first. */
public enum Certainty {
  /** The project's own files name it as the way to start. */
  SAID,
  /** It is called as such things are called. */
  LIKELY,
  /** It is one of several, or all that there is. */
  GUESSED
}
