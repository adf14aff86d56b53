package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** A line of a .NET stack, {@code at Job.Train(Int32 step) in /srv/app/Job.cs:line 7}. */
final class DotnetFrame {
  private static final List<String> RUNTIME =
      List.of("System.", "Microsoft.", "Interop.", "Internal.", "Mono.", "(wrapper ");

  private DotnetFrame() {}

  /** Whether a line can be of no other runtime: it has typed parameters, none, or a place. */
  static boolean isSure(String line) {
    String bare = line.strip();
    if (!isFrame(line)) {
      return false;
    }
    int open = bare.indexOf('(');
    int close = bare.indexOf(')', open);
    String name = bare.substring("at ".length(), open).stripTrailing();
    if (name.indexOf('.') <= 0 || name.indexOf(' ') >= 0) {
      return false;
    }
    String parameters = bare.substring(open + 1, close);
    boolean placed = bare.contains("] in ") || bare.contains(":line ");
    boolean typed = parameters.isEmpty() || isTyped(parameters);
    return placed || (typed && (close + 1 == bare.length() || bare.startsWith(" in ", close + 1)));
  }

  /** {@code Int32 step, String name}, or full names of types alone. */
  private static boolean isTyped(String parameters) {
    int colon = parameters.indexOf(':');
    if (parameters.indexOf('/') >= 0 || Text.digits(parameters, colon + 1) > colon + 1) {
      return false;
    }
    return parameters.indexOf(' ') > 0 || parameters.startsWith("System.");
  }

  static boolean isFrame(String line) {
    String bare = line.strip();
    int open = bare.indexOf('(');
    return Text.isIndented(line)
        && bare.startsWith("at ")
        && open > "at ".length()
        && bare.indexOf(')', open) > 0;
  }

  static Optional<Frame> of(String line) {
    if (!isFrame(line)) {
      return Optional.empty();
    }
    String bare = line.strip().substring("at ".length());
    boolean wrapper = bare.startsWith("(wrapper ");
    int open = bare.indexOf('(', wrapper ? 1 : 0);
    String function = wrapper ? bare : bare.substring(0, Math.max(0, open)).strip();
    boolean own = RUNTIME.stream().noneMatch(bare::startsWith);
    int in = bare.lastIndexOf(" in ");
    int colon = bare.lastIndexOf(':');
    if (in < 0 || colon < in) {
      return Optional.of(Frame.of("", function, own));
    }
    String file = bare.substring(in + " in ".length(), colon);
    int digits = bare.startsWith("line ", colon + 1) ? colon + 6 : colon + 1;
    if (file.startsWith("<") || Text.number(bare, digits).isEmpty()) {
      return Optional.of(Frame.of("", function, own));
    }
    boolean mine = own && !Folders.isDependency(file) && !file.startsWith("/_/");
    return Optional.of(Frame.of(file, Text.number(bare, digits).getAsInt(), function, mine));
  }
}
