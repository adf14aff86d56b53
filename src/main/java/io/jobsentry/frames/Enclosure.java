package io.jobsentry.frames;

import java.util.List;
import java.util.Optional;

/** What is around a line of a file. */
sealed interface Enclosure {

  /** Lines from one to another, both included, counted from 1. */
  record Rows(int first, int last) {}

  /**
   * The innermost function that has the whole line in it.
   *
   * @param headers of the classes and functions around it, the outermost first
   * @param names of it and of the functions around it, the innermost first
   * @param damaged whether the parser stumbled in it
   */
  record Function(String name, Rows rows, List<Rows> headers, List<String> names, boolean damaged)
      implements Enclosure {}

  /**
   * No function.
   *
   * @param why if it is not that the line is outside of all
   */
  record Open(List<Rows> headers, Optional<String> why) implements Enclosure {}

  /** Nobody knows. */
  record Unknown(String why, boolean late) implements Enclosure {}
}
