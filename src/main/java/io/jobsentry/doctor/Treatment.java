package io.jobsentry.doctor;

import io.jobsentry.process.SupervisorLock.Holder;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --fix} came to.
 *
 * @param findings what is so afterwards
 * @param done what was tried, in order
 * @param hindrance why some of it was left
 * @param supervisor who hindered it, where that is known
 */
public record Treatment(
    List<Finding> findings, List<Done> done, Hindrance hindrance, Optional<Holder> supervisor) {
  public Treatment {
    findings = List.copyOf(findings);
    done = List.copyOf(done);
  }

  /** What kept from repairing. */
  public enum Hindrance {
    NONE,
    /** A supervisor works there, and the rest is its own. */
    SUPERVISOR
  }

  /**
   * A repair.
   *
   * @param ok whether it was done
   * @param words what was done, or why it could not be
   */
  public record Done(String check, boolean ok, String words) {}
}
