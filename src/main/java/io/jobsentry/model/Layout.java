package io.jobsentry.model;

import java.nio.file.Path;

/**
 * Where things lie in a project. The layout is an interface of its own: people, scripts and agents
 * read these files.
 *
 * @param root the project's folder, absolute
 */
public record Layout(Path root) {
  public Layout {
    if (!root.isAbsolute()) {
      throw new IllegalArgumentException("a project's folder is absolute, not " + root);
    }
  }

  public Path home() {
    return root.resolve(".sentry");
  }

  public Path config() {
    return home().resolve("sentry.yaml");
  }

  /** Every decision, append-only: the state is a fold of it. */
  public Path journal() {
    return home().resolve("journal.jsonl");
  }

  /** What was tried and how it ended: one row each, append-only and chained. */
  public Path attempts() {
    return home().resolve("attempts.tsv");
  }

  /** The newest hash of the ledger, kept apart from it. */
  public Path attemptsHead() {
    return home().resolve("attempts.head");
  }

  /** The current state for readers; never read back by the supervisor. */
  public Path state() {
    return home().resolve("state.json");
  }

  /** One folder for each incident, by its id. */
  public Path incidents() {
    return home().resolve("incidents");
  }

  /** A line about each incident. */
  public Path incidentIndex() {
    return incidents().resolve("index.jsonl");
  }

  /** What retention has removed of the incidents, in sums. */
  public Path removedIncidents() {
    return incidents().resolve("removed.jsonl");
  }

  /** What was decided about groups of incidents: a line each, append-only. */
  public Path decisions() {
    return home().resolve("groups.jsonl");
  }

  /** What can be made anew from files at any time, for quick answers. */
  public Path database() {
    return home().resolve("sentry.db");
  }

  public Path logs() {
    return home().resolve("logs");
  }

  /** What sentry itself says. */
  public Path ownLog() {
    return logs().resolve("sentry.log");
  }

  /** The output of one incarnation, as it was written. */
  public Path segment(Incarnation incarnation) {
    return logs().resolve("job-%05d.log".formatted(incarnation.number()));
  }

  public Path run() {
    return home().resolve("run");
  }

  /** Identity, exit status and marker of one incarnation. */
  public Path incarnation(Incarnation incarnation) {
    return run().resolve(Integer.toString(incarnation.number()));
  }

  /** The words of a command that may not be told; there only while its run may be gone on with. */
  public Path command() {
    return run().resolve("command.json");
  }

  /** Held by the supervisor of this project, as long as it lives. */
  public Path supervisorLock() {
    return run().resolve("supervisor.lock");
  }

  /** Held by the job and its stub, as long as anything of them lives. */
  public Path jobLock() {
    return run().resolve("job.lock");
  }

  public Path inbox() {
    return run().resolve("inbox");
  }

  public Path answers() {
    return run().resolve("answers");
  }
}
