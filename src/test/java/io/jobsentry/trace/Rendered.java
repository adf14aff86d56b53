package io.jobsentry.trace;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A trace as the corpus writes it down: a line for the trace, then two for each thing thrown. The
 * offsets of the trace are numbers of lines.
 */
final class Rendered {
  private Rendered() {}

  static String of(List<Trace> traces) {
    return traces.stream().map(Rendered::of).collect(Collectors.joining("\n"));
  }

  static String of(Trace trace) {
    var text = new StringBuilder();
    text.append("trace ")
        .append(trace.language().id())
        .append(trace.standing() == Standing.NOISE ? " noise" : "")
        .append(" lines ")
        .append(trace.offset())
        .append('-')
        .append(trace.end() - 1)
        .append(trace.whole() ? "" : " cut")
        .append('\n');
    trace.thrown().forEach(one -> text.append(of(one)));
    return text.toString();
  }

  private static String of(Thrown one) {
    String own = one.own().map(Frame::toString).orElse("-");
    int frames = one.frames().size();
    String omitted = one.omitted() == 0 ? "" : "+" + one.omitted();
    return "%s %s: %s\n  own %s\n  frames %d%s\n"
        .formatted(
            one.link().name().toLowerCase(java.util.Locale.ROOT),
            one.type(),
            one.message().replace("\\", "\\\\").replace("\n", "\\n"),
            own,
            frames,
            omitted);
  }
}
