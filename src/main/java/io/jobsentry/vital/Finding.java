package io.jobsentry.vital;

/** What a look came to, where there is something to say. */
public sealed interface Finding {
  String words();

  /** Something is wrong. Said once, until it is over. */
  record Alarm(String words) implements Finding {}

  /** It is over. */
  record Relief(String words) implements Finding {}
}
