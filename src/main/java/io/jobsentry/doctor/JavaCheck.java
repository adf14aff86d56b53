package io.jobsentry.doctor;

import java.util.List;

/** Whether the Java under sentry is one that it knows. */
final class JavaCheck implements Check {
  private static final int LEAST = 25;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<Finding> look(Patient patient) {
    String version = Runtime.version() + ", " + System.getProperty("java.home", "");
    return List.of(
        Runtime.version().feature() >= LEAST
            ? Finding.ok(this, version)
            : Finding.failure(
                this,
                version,
                "sentry needs at least Java " + LEAST,
                "set `JOBSENTRY_JAVA_HOME` to a newer one"));
  }
}
