package io.jobsentry.fingerprint;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** A failure's fingerprint, and what was taken for it. */
public record Taken(Fingerprint fingerprint, List<Part> parts) {
  public Taken {
    parts = List.copyOf(parts);
  }

  private Taken(List<Part> parts) {
    this(Fingerprint.of(parts), parts);
  }

  /** The same for the same evidence, always. */
  public static Taken from(Evidence evidence) {
    return new Taken(
        switch (evidence) {
          case Evidence.Traced(Trace trace) -> traced(trace);
          case Evidence.KnownFailure(String id, String line) ->
              List.of(same("kind", "known failure"), same("id", id), words(line));
          case Evidence.Ended(JobExit exit, List<String> lastWords) -> ended(exit, lastWords);
          case Evidence.Detected(String detector, String message) ->
              List.of(same("kind", "detector"), same("detector", detector), words(message));
        });
  }

  private static List<Part> traced(Trace trace) {
    var parts = new ArrayList<Part>();
    parts.add(same("kind", "trace"));
    parts.add(same("language", trace.language().id()));
    Thrown reported = trace.thrown().getFirst();
    Thrown root = trace.root();
    parts.add(new Part("type", reported.type(), TypeName.of(reported.type())));
    parts.add(new Part("message", reported.message(), Normal.message(reported.message())));
    if (!root.equals(reported)) {
      parts.add(new Part("root type", root.type(), TypeName.of(root.type())));
      parts.add(new Part("root message", root.message(), Normal.message(root.message())));
    }
    parts.addAll(Frames.of(trace));
    return parts;
  }

  private static List<Part> ended(JobExit exit, List<String> lastWords) {
    var parts = new ArrayList<Part>();
    parts.add(same("kind", "exit"));
    parts.add(
        switch (exit) {
          case JobExit.Code(int code) -> same("code", Integer.toString(code));
          case JobExit.Killed(int signal, _, var shortage) ->
              same("signal", PosixSignal.nameOf(signal) + (shortage.isPresent() ? " oom" : ""));
          case JobExit.Lost(String why) -> new Part("unseen", why, "");
        });
    LastWord.of(lastWords).ifPresent(line -> parts.add(words(line)));
    return parts;
  }

  private static Part words(String line) {
    return new Part("words", line, Normal.line(line));
  }

  private static Part same(String name, String value) {
    return new Part(name, value, value);
  }
}
