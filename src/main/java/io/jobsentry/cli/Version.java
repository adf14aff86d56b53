package io.jobsentry.cli;

import org.jspecify.annotations.Nullable;

/** Which sentry this is, and what it runs on. */
record Version(String sentry, String java, String system, String machine) {

  static Version running() {
    return new Version(
        known(Version.class.getPackage().getImplementationVersion(), "dev"),
        Runtime.version().toString(),
        known(System.getProperty("os.name"), "unknown"),
        known(System.getProperty("os.arch"), "unknown"));
  }

  String sentence() {
    return "sentry " + sentry + " (java " + java + ", " + system + " " + machine + ")";
  }

  private static String known(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
