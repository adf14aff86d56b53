package io.jobsentry.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Frames in the order in which they are printed; of very many, the first and the last. */
public final class FrameList {
  private static final int EACH = 64;

  private final List<Frame> first = new ArrayList<>();
  private final Deque<Frame> last = new ArrayDeque<>();
  private int omitted;

  public void add(Frame frame) {
    if (first.size() < EACH) {
      first.add(frame);
      return;
    }
    last.add(frame);
    if (last.size() > EACH) {
      last.removeFirst();
      omitted++;
    }
  }

  /** Says that the runtime itself left some out. */
  public void omit(int count) {
    omitted = (int) Math.min(Integer.MAX_VALUE, (long) omitted + count);
  }

  public int omitted() {
    return omitted;
  }

  public boolean isEmpty() {
    return first.isEmpty();
  }

  public List<Frame> asPrinted() {
    var all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }

  public List<Frame> reversed() {
    var all = asPrinted();
    Collections.reverse(all);
    return all;
  }
}
