package io.jobsentry.fuzz;

import java.util.List;

/** A reader of bytes, and what must hold whatever the bytes are. */
interface Target {
  String name();

  /** Inputs that others are made of. */
  List<byte[]> seeds();

  /**
   * Does the same for the same input, and throws when something does not hold.
   *
   * @param budget holds what it is given to the time and memory that so much input may take
   */
  void check(byte[] input, Budget budget);
}
