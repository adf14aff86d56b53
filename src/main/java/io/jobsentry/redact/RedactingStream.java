package io.jobsentry.redact;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets through everything but secrets. It goes by lines: what has no end of line yet is kept back,
 * one MiB of it at most, so a secret may be cut anywhere between two writes. {@link #flush} passes
 * on what has gone out, and never lets half a line go. For one thread.
 */
public final class RedactingStream extends OutputStream {
  private final OutputStream out;
  private final Supplier<Automaton> automaton;
  private @Nullable Passage passage;

  RedactingStream(Supplier<Automaton> automaton, OutputStream out) {
    this.out = out;
    this.automaton = automaton;
  }

  /** Made when something comes: what prints nothing need not get ready for it. */
  private Passage passage() {
    Passage begun = passage;
    if (begun == null) {
      begun = new Passage(automaton.get(), (bytes, from, to) -> out.write(bytes, from, to - from));
      passage = begun;
    }
    return begun;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    passage().write(bytes, from, from + length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Lets the last, unfinished line go. The stream below stays open. */
  public void finish() throws IOException {
    if (passage != null) {
      passage.finish();
    }
    out.flush();
  }

  /** How many secrets of each kind were masked so far. */
  public Map<String, Integer> counts() {
    return passage == null ? Map.of() : Map.copyOf(passage.counts());
  }

  @Override
  public void close() throws IOException {
    try (out) {
      finish();
    }
  }
}
