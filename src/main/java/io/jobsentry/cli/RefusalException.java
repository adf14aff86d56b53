package io.jobsentry.cli;

/**
 * The way in which a command says no: a sentence, what to do about it, and the code that it ends
 * with. Nothing has been printed yet when it is thrown.
 */
public final class RefusalException extends Exception {
  private final String sentence;
  private final String hint;
  private final ExitStatus status;

  /**
   * @param sentence lower case, no full stop, literals in back-ticks
   * @param hint may be empty
   */
  public RefusalException(String sentence, String hint, ExitStatus status) {
    super(sentence);
    this.sentence = sentence;
    this.hint = hint;
    this.status = status;
  }

  /** Wrong words on the command line. */
  public static RefusalException usage(String sentence, String hint) {
    return new RefusalException(sentence, hint, ExitStatus.USAGE);
  }

  /** The words were right, and it could not be done. */
  public static RefusalException failed(String sentence, String hint) {
    return new RefusalException(sentence, hint, ExitStatus.FAILED);
  }

  public String sentence() {
    return sentence;
  }

  public String hint() {
    return hint;
  }

  public ExitStatus status() {
    return status;
  }
}
