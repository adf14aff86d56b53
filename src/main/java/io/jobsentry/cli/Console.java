package io.jobsentry.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The streams and surroundings that a command was started with. Data goes to {@code out}, talk to
 * {@code err}; a test hands in its own.
 *
 * @param cwd where the user stands, absolute
 * @param env the environment of the user's shell
 * @param terminals which of the streams a person sits at
 */
public record Console(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Path cwd,
    Map<String, String> env,
    Terminals terminals) {

  /** Which of the three standard streams are terminals. */
  public record Terminals(boolean in, boolean out, boolean err) {
    public static final Terminals NONE = new Terminals(false, false, false);

    /** Reads the digits of the descriptors that are terminals, as the launcher writes them. */
    public static Terminals parse(String digits) {
      return new Terminals(digits.contains("0"), digits.contains("1"), digits.contains("2"));
    }
  }

  /** With {@code out} and {@code err} at the same place: on a terminal, or not. */
  public Console(
      PrintStream out,
      PrintStream err,
      InputStream in,
      Path cwd,
      Map<String, String> env,
      boolean terminal) {
    this(out, err, in, cwd, env, new Terminals(terminal, terminal, terminal));
  }

  private static final int USUAL_WIDTH = 80;

  /** Narrower than this, the columns of a help text have no room. */
  private static final int LEAST_WIDTH = 55;

  private static final int GREATEST_WIDTH = 160;

  /**
   * {@code out} for bytes that are not ours: unlike a print stream, this one tells of a closed
   * pipe.
   */
  public OutputStream bytes() {
    return out == System.out ? new FileOutputStream(FileDescriptor.out) : out;
  }

  /** Whether a person reads {@code err}. */
  public boolean terminal() {
    return terminals.err();
  }

  /**
   * One problem in the house style: a lower-case sentence, then, apart, what to do about it.
   *
   * @param hint may be empty
   */
  public void error(String sentence, String hint) {
    err.println((colour() ? "sentry: \u001b[31merror:\u001b[0m " : "sentry: error: ") + sentence);
    if (!hint.isEmpty()) {
      err.println();
      err.println("hint: " + hint);
    }
  }

  /** Whether talk may be coloured. Colour is for people only, and never carries the meaning. */
  public boolean colour() {
    return colour(terminals.err());
  }

  /** Whether what goes to {@code out} may be coloured. */
  public boolean colourOut() {
    return colour(terminals.out());
  }

  /** The columns that a text may use. */
  public int width() {
    try {
      int columns = Integer.parseInt(env.getOrDefault("COLUMNS", "").trim());
      return Math.clamp(columns, LEAST_WIDTH, GREATEST_WIDTH);
    } catch (NumberFormatException _) {
      return USUAL_WIDTH;
    }
  }

  private boolean colour(boolean terminal) {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"))) {
      return false;
    }
    String forced = env.getOrDefault("CLICOLOR_FORCE", "");
    return terminal || (!forced.isEmpty() && !forced.equals("0"));
  }
}
