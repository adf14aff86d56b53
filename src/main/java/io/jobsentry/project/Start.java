package io.jobsentry.project;

import java.util.List;

/**
 * A way to start the job.
 *
 * @param folder where it runs, below the project's own; empty for that one
 * @param reason why this may be the job, as a clause
 * @param caution what is to be known about it, as a sentence; may be empty
 * @param needs programs that it needs besides its first word
 */
public record Start(
    Stack stack,
    String folder,
    List<String> command,
    Certainty certainty,
    String reason,
    String caution,
    Traits traits,
    List<String> needs) {
  public Start {
    command = List.copyOf(command);
    needs = List.copyOf(needs);
  }
}
