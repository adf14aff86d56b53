package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes lines of what a walk comes by, and picks those that a query asks for. */
final class LineWalk implements SegmentWalk.Walker {
  private final Layout layout;
  private final LogQuery query;
  private final LogView.Reader reader;
  private @Nullable LineSplitter splitter;
  private @Nullable TimeIndex index;
  private @Nullable Incarnation incarnation;
  private long next;
  private boolean enough;

  LineWalk(Layout layout, LogQuery query, LogView.Reader reader) {
    this.layout = layout;
    this.query = query;
    this.reader = reader;
  }

  @Override
  public boolean bytes(Incarnation from, long offset, byte[] buffer, int length)
      throws IOException {
    LineSplitter lines = splitter;
    if (lines == null || !from.equals(incarnation)) {
      lines = new LineSplitter(from, offset, this::line);
      splitter = lines;
      incarnation = from;
      index = new TimeIndex(layout, from);
    } else if (offset != next) {
      flush();
      lines.jump(offset);
    }
    if (index != null) {
      index.refresh();
    }
    next = offset + length;
    try {
      lines.bytes(buffer, length);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return !enough;
  }

  private void line(Line line) {
    if (enough) {
      return;
    }
    Optional<Instant> at = index == null ? Optional.empty() : index.at(line.offset());
    if (query.until().isPresent() && at.isPresent() && at.get().isAfter(query.until().get())) {
      // Later output may be older by its stamp: clocks are set back.
      return;
    }
    if (query.grep().isPresent() && !query.grep().get().matcher(line.plain()).find()) {
      return;
    }
    try {
      enough = !reader.line(line, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasHadEnough() {
    return enough;
  }

  /** How many bytes of an unfinished line are held. */
  long unfinished() {
    return splitter == null ? 0 : splitter.unfinished().map(Line::length).orElse(0L);
  }

  void flush() throws IOException {
    try {
      if (splitter != null) {
        splitter.flush();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void over() throws IOException {
    flush();
    splitter = null;
  }

  @Override
  public void idle() {}
}
