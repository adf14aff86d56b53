package io.jobsentry.fingerprint;

import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The frames that tell where a failure happened: the innermost of the program's own, of what
 * everything began with; only where the program has none, the innermost at all. A place that comes
 * twice counts once, so that the depth of a recursion does not matter.
 */
final class Frames {
  /** Callers further out belong to the way to the failure, of which there can be many. */
  static final int MOST = 3;

  private Frames() {}

  static List<Part> of(Trace trace) {
    Stream<Thrown> likeliestFirst = Stream.concat(Stream.of(trace.root()), trace.thrown().stream());
    List<Thrown> thrown = likeliestFirst.toList();
    for (Predicate<Frame> wanted : List.<Predicate<Frame>>of(Frame::own, _ -> true)) {
      for (Thrown one : thrown) {
        List<Part> parts = parts(one.frames().stream().filter(wanted).toList(), trace);
        if (!parts.isEmpty()) {
          return parts;
        }
      }
    }
    return List.of();
  }

  private static List<Part> parts(List<Frame> frames, Trace trace) {
    var parts = new ArrayList<Part>();
    var seen = new HashSet<String>();
    List<Frame> named = frames.stream().filter(frame -> !isInlined(frame)).toList();
    for (Frame frame : named.isEmpty() ? frames : named) {
      String place = place(frame);
      if (parts.size() < MOST && !place.isEmpty() && seen.add(place)) {
        String became = parts.isEmpty() ? (place + " " + code(frame, trace)).strip() : place;
        parts.add(new Part("frame", frame.toString(), became));
      }
    }
    return parts;
  }

  private static String place(Frame frame) {
    String file = frame.file().map(FileName::of).orElse("");
    return (file + " " + function(frame)).strip();
  }

  private static String function(Frame frame) {
    return frame.function().map(FunctionName::of).orElse("");
  }

  /** What stands there in the source, if there is no function to tell the place by. */
  private static String code(Frame frame, Trace trace) {
    return FunctionName.isNone(function(frame)) ? CodeText.at(trace, frame) : "";
  }

  /** A comprehension has a frame of its own in some versions of Python only. */
  private static boolean isInlined(Frame frame) {
    return frame
        .function()
        .filter(
            name ->
                name.equals("<listcomp>") || name.equals("<dictcomp>") || name.equals("<setcomp>"))
        .isPresent();
  }
}
