package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The secrets of one line. */
final class Spans {

  /**
   * @param rank of two that overlap, the one of lower rank names the kind
   * @param wantsQuotes stands where only a quoted text is valid
   */
  record Span(int start, int end, Kind kind, int rank, boolean wantsQuotes) {}

  private List<Span> spans = List.of();

  boolean isEmpty() {
    return spans.isEmpty();
  }

  List<Span> list() {
    return spans;
  }

  void add(int start, int end, Kind kind, int rank, boolean wantsQuotes) {
    if (spans.isEmpty()) {
      spans = new ArrayList<>();
    }
    spans.add(new Span(start, end, kind, rank, wantsQuotes));
  }

  /** Sorts, trims markers off the edges, and joins what overlaps. */
  void settle(int[] markers, int count) {
    var trimmed = new ArrayList<Span>(spans.size());
    for (Span span : spans) {
      Span rest = count == 0 ? span : trim(span, markers, count);
      if (rest.start() < rest.end()) {
        trimmed.add(rest);
      }
    }
    trimmed.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::rank));
    var settled = new ArrayList<Span>(trimmed.size());
    for (Span span : trimmed) {
      if (settled.isEmpty() || settled.getLast().end() <= span.start()) {
        settled.add(span);
      } else {
        settled.set(settled.size() - 1, joined(settled.getLast(), span));
      }
    }
    spans = settled;
  }

  private static Span joined(Span one, Span other) {
    Span named = other.rank() < one.rank() ? other : one;
    return new Span(
        one.start(),
        Math.max(one.end(), other.end()),
        named.kind(),
        named.rank(),
        one.wantsQuotes() && other.wantsQuotes());
  }

  private static Span trim(Span span, int[] markers, int count) {
    int start = span.start();
    int end = span.end();
    // Forwards for the start, backwards for the end: markers may follow one another.
    for (int i = 0; i < count; i += 2) {
      if (markers[i] <= start && start < markers[i + 1]) {
        start = markers[i + 1];
      }
    }
    for (int i = count - 2; i >= 0; i -= 2) {
      if (markers[i] < end && end <= markers[i + 1]) {
        end = markers[i];
      }
    }
    return new Span(start, end, span.kind(), span.rank(), span.wantsQuotes());
  }
}
