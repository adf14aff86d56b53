package io.jobsentry.project;

/** What became of reading a file of the project. */
public sealed interface Reading {

  /** All of it. */
  record Text(String text) implements Reading {}

  /** It is there and was not read, for a reason that completes "`FILE` was not read: it …". */
  record Refused(String why) implements Reading {}

  /** There is no such file. */
  record Absent() implements Reading {}
}
