package io.jobsentry.cli;

import io.jobsentry.config.ConfigProblem;
import java.util.List;

/** A config has errors, and nothing can be done with it before they are mended. */
final class BadConfigException extends Exception {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // Nobody serialises it.
  private final List<ConfigProblem> problems;

  private final String ending;

  /**
   * @param ending what was not done because of it, as talk
   */
  BadConfigException(List<ConfigProblem> problems, String ending) {
    super(ending);
    this.problems = List.copyOf(problems);
    this.ending = ending;
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  String ending() {
    return ending;
  }
}
