package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Finds where the last lines of an incarnation start, reading from the end. */
final class LastLines {
  private static final int BLOCK = 1 << 16;

  private LastLines() {}

  /**
   * @param lines how many were found, at most as many as asked for
   * @param offset where the first of them starts
   */
  record Found(int lines, long offset) {}

  /**
   * @param from nothing before this offset counts
   */
  static Found find(Layout layout, Incarnation incarnation, int wanted, long from)
      throws IOException {
    List<Archive> archives = new ArrayList<>(Archive.of(layout, incarnation));
    long head = SegmentSource.head(layout, incarnation);
    var search = new Search(wanted);
    try (var live = FileChannel.open(layout.segment(incarnation), StandardOpenOption.READ)) {
      search.end = Math.max(live.size(), head);
      search.live(live, Math.max(head, from));
    } catch (NoSuchFileException _) {
      search.end = archives.stream().mapToLong(Archive::end).max().orElse(0);
      search.start = search.end;
    }
    if (SegmentSource.head(layout, incarnation) > head) {
      // Archived while it was being read: what was counted may have been a hole.
      return find(layout, incarnation, wanted, from);
    }
    for (Archive archive : archives.reversed()) {
      if (search.done || archive.end() <= from || archive.start() >= search.start) {
        continue;
      }
      search.archive(archive, from);
    }
    long start = Math.max(search.start, from);
    int partial = !search.done && start < search.end && !search.startsLine ? 1 : 0;
    return new Found(Math.min(wanted, search.lines + partial), start);
  }

  /** Counts starts of lines backwards. */
  private static final class Search {
    private final int wanted;
    private int lines;
    private long end;
    private long start;
    private boolean done;

    /** The byte at {@link #start} has been counted as the start of a line. */
    private boolean startsLine;

    Search(int wanted) {
      this.wanted = wanted;
      this.done = wanted == 0;
    }

    void live(FileChannel live, long floor) throws IOException {
      start = end;
      var buffer = ByteBuffer.allocate(BLOCK);
      while (!done && start > floor) {
        long from = Math.max(floor, start - BLOCK);
        buffer.clear().limit((int) (start - from));
        while (buffer.hasRemaining() && live.read(buffer, from + buffer.position()) > 0) {}
        long to = start;
        for (long i = to - 1; i >= from && !done; i--) {
          newlineOr(buffer.get((int) (i - from)), i);
        }
        if (!done) {
          start = from;
          startsLine = false;
        }
      }
      if (done && wanted == 0) {
        start = end;
      }
    }

    /** A newline at {@code at} means that a line starts behind it. */
    private void newlineOr(byte b, long at) {
      if (b == '\n' && at + 1 < end) {
        start = at + 1;
        startsLine = true;
        lines++;
        done = lines == wanted;
      }
    }

    void archive(Archive archive, long floor) throws IOException {
      long begin = Math.max(archive.start(), floor);
      long stop = Math.min(archive.end(), start);
      long[] ring = new long[wanted - lines];
      int found = 0;
      byte[] buffer = new byte[BLOCK];
      try (var bytes = archive.open(begin)) {
        long at = begin;
        while (at < stop) {
          int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, stop - at));
          if (read <= 0) {
            break;
          }
          for (int i = 0; i < read; i++) {
            if (buffer[i] == '\n' && at + i + 1 < end) {
              ring[found++ % ring.length] = at + i + 1;
            }
          }
          at += read;
        }
      } catch (NoSuchFileException _) {
        // Shed meanwhile: the lines that are left start later.
        return;
      }
      lines += Math.min(found, ring.length);
      if (lines == wanted) {
        done = true;
        start = ring[found % ring.length];
        startsLine = true;
      } else {
        start = begin;
        startsLine = false;
      }
    }
  }
}
