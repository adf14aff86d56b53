package io.jobsentry.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The lines of a trace; of very many, the first and the last. */
final class Excerpt {
  private static final int FIRST = 400;
  private static final int LAST = 100;
  private static final int LONGEST = 4000;

  private final List<String> first = new ArrayList<>();
  private final Deque<String> last = new ArrayDeque<>();
  private long omitted;

  void add(String line) {
    String kept = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    if (first.size() < FIRST) {
      first.add(kept);
      return;
    }
    last.add(kept);
    if (last.size() > LAST) {
      last.removeFirst();
      omitted++;
    }
  }

  long omitted() {
    return omitted;
  }

  List<String> lines() {
    var all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }
}
