package io.jobsentry.cli;

/**
 * The codes that sentry ends with when it speaks for itself. {@code sentry run} otherwise ends with
 * the job's own status.
 */
public enum ExitStatus {
  OK(0, "all went well"),
  FAILED(1, "the command could not do what it was asked"),
  USAGE(2, "wrong words on the command line"),
  CONFIG(3, "the config has errors, and nothing was started"),
  REFUSED(4, "another supervisor works in this project, or none does where one is needed"),
  NO_JAVA(69, "the launcher found no Java of at least 25"),
  INTERNAL(70, "a fault of sentry itself"),
  GAVE_UP(93, "the job could not be kept up: its restart budget is spent"),
  PREFLIGHT(126, "something that the job needs is missing, and nothing was started");

  private final int code;
  private final String meaning;

  ExitStatus(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
