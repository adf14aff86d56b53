package io.jobsentry.project;

import io.jobsentry.config.Addition;

/**
 * A piece of config that is proposed.
 *
 * @param why what it is for, as a clause, for people and as a comment in the file
 */
public record Proposed(Addition addition, String why) {
  public String name() {
    return addition.name();
  }
}
