package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/**
 * One exception, panic or fatal error of a trace.
 *
 * @param type as it was printed; empty if none was
 * @param message may have several lines
 * @param frames the innermost first
 * @param omitted how many frames are missing between the innermost and the outermost, because there
 *     were too many or because another exception of the trace shares them
 */
public record Thrown(Link link, String type, String message, List<Frame> frames, int omitted) {
  public Thrown {
    frames = List.copyOf(frames);
  }

  /** The innermost frame of the program itself. */
  public Optional<Frame> own() {
    return frames.stream().filter(Frame::own).findFirst();
  }

  Thrown as(Link other) {
    return new Thrown(other, type, message, frames, omitted);
  }
}
