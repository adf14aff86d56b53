package io.jobsentry.trace;

/** A message of one or several lines; a very long one loses its end. */
public final class Message {
  private static final int LONGEST = 8000;

  private final StringBuilder text = new StringBuilder();
  private boolean started;

  /** The next line. */
  public void add(String line) {
    if (started && text.length() < LONGEST) {
      text.append('\n');
    }
    started = true;
    int fits = Math.min(line.length(), Math.max(0, LONGEST - text.length()));
    text.append(line, 0, fits);
    if (fits < line.length() && text.charAt(text.length() - 1) != '…') {
      text.append('…');
    }
  }

  /** Without what is blank at its end. */
  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
