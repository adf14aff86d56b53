package io.jobsentry.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The streams and surroundings that a command was started with. Data goes to {@code out}, talk to
 * {@code err}; a test hands in its own.
 *
 * @param cwd where the user stands, absolute
 * @param env the environment of the user's shell
 * @param terminal whether a person reads {@code err} on a terminal
 */
public record Console(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Path cwd,
    Map<String, String> env,
    boolean terminal) {

  /**
   * One problem in the house style: a lower-case sentence, then, apart, what to do about it.
   *
   * @param hint may be empty
   */
  public void error(String sentence, String hint) {
    err.println("sentry: error: " + sentence);
    if (!hint.isEmpty()) {
      err.println();
      err.println("hint: " + hint);
    }
  }

  /** Colour is for people only, and never carries the meaning. */
  public boolean colour() {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"))) {
      return false;
    }
    String forced = env.getOrDefault("CLICOLOR_FORCE", "");
    return terminal || (!forced.isEmpty() && !forced.equals("0"));
  }
}
