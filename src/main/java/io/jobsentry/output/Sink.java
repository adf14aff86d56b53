package io.jobsentry.output;

/**
 * Takes the bytes of one incarnation's output, in order and each once. Every method is called on
 * the reader's thread, so a slow sink delays its own reader and nobody else.
 */
public interface Sink {

  /**
   * More output.
   *
   * @param offset of the first byte
   * @param buffer lent for the length of the call
   */
  void bytes(long offset, byte[] buffer, int length);

  /**
   * Output that is not there any more: the next bytes start at {@code to}, which lies before {@code
   * from} when somebody cut the file.
   */
  default void gap(long from, long to) {}

  /** Nothing new has come for a moment; said once, until something comes. */
  default void quiet() {}

  /** Everything that was there when somebody asked to drain has been handed over. */
  default void drained() {}
}
