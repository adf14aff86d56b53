package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.text.Ansi;
import java.nio.charset.StandardCharsets;

/**
 * One line of the job's output, without its end. A progress line that was redrawn with carriage
 * returns has its last state as text. Of a very long line the beginning is kept, and the rest
 * counted.
 */
public final class Line {
  private final Incarnation incarnation;
  private final long offset;
  private final long length;
  private final byte[] text;
  private final long omitted;
  private final boolean whole;

  Line(
      Incarnation incarnation, long offset, long length, byte[] text, long omitted, boolean whole) {
    this.incarnation = incarnation;
    this.offset = offset;
    this.length = length;
    this.text = text;
    this.omitted = omitted;
    this.whole = whole;
  }

  public Incarnation incarnation() {
    return incarnation;
  }

  /** Where its first byte lies in the incarnation's output. */
  public long offset() {
    return offset;
  }

  /** How many bytes of output it spans, its end and everything that was redrawn included. */
  public long length() {
    return length;
  }

  /** Where the next line starts. */
  public long end() {
    return offset + length;
  }

  /** The bytes as they were written, escape sequences included. Not a copy: leave it unchanged. */
  public byte[] bytes() {
    return text;
  }

  /** How many bytes of the text are missing after {@link #bytes}. */
  public long omitted() {
    return omitted;
  }

  /** Whether a newline ended it. */
  public boolean whole() {
    return whole;
  }

  /** What a person reads: without escape sequences, and what is no UTF-8 replaced. */
  public String plain() {
    return new String(Ansi.strip(text), StandardCharsets.UTF_8);
  }

  /** The bytes with colours and without anything else that a terminal obeys. */
  public byte[] forTerminal() {
    return Ansi.forTerminal(text);
  }

  @Override
  public String toString() {
    return incarnation + "@" + offset + " " + plain();
  }
}
