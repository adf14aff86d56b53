package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When which part of an incarnation's output came, to the second: lines of wall milliseconds and
 * the offset that was reached. What lies between two entries came within a second of the first.
 */
final class TimeIndex {
  private static final int RECORD = 34;
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Path file;
  private long[] times = new long[0];
  private long[] offsets = new long[0];

  TimeIndex(Layout layout, Incarnation incarnation) {
    this.file = file(layout, incarnation);
  }

  static Path file(Layout layout, Incarnation incarnation) {
    return layout.logs().resolve("job-%05d.index".formatted(incarnation.number()));
  }

  /** Reads what has been added; half an entry at the end is left for later. */
  void refresh() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int known = times.length;
      int there = (int) Math.min(channel.size() / RECORD, 1 << 24);
      if (there <= known) {
        return;
      }
      var bytes = ByteBuffer.allocate((there - known) * RECORD);
      long from = (long) known * RECORD;
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {}
      int complete = bytes.position() / RECORD;
      times = Arrays.copyOf(times, known + complete);
      offsets = Arrays.copyOf(offsets, known + complete);
      for (int i = 0; i < complete; i++) {
        String entry = new String(bytes.array(), i * RECORD, RECORD - 1, StandardCharsets.US_ASCII);
        try {
          times[known + i] = Long.parseLong(entry, 0, 13, 10);
          offsets[known + i] = Long.parseLong(entry, 14, RECORD - 1, 10);
        } catch (NumberFormatException _) {
          // Garbled from here on: the part before it is still of use.
          times = Arrays.copyOf(times, known + i);
          offsets = Arrays.copyOf(offsets, known + i);
          return;
        }
      }
    } catch (NoSuchFileException _) {
      // No index: nothing is known about times.
    }
  }

  /** When the byte at an offset came. */
  Optional<Instant> at(long offset) {
    int found = Arrays.binarySearch(offsets, offset);
    int entry = found >= 0 ? found : -found - 2;
    return entry < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(times[entry]));
  }

  /** The offset from which on nothing is older, but for a second; all of it without an index. */
  long since(Instant time) {
    long wanted = time.toEpochMilli();
    for (int i = 0; i < times.length; i++) {
      if (times[i] + EVERY.toMillis() > wanted) {
        return i == 0 && times[0] >= wanted ? 0 : offsets[i];
      }
    }
    return times.length == 0 ? 0 : Long.MAX_VALUE;
  }

  /** Adds entries. Confined to the tail's thread. */
  static final class Writer implements AutoCloseable {
    private final Path file;
    private @Nullable FileChannel channel;
    private long lastOffset = -1;
    private @Nullable Duration lastEntry;

    Writer(Layout layout, Incarnation incarnation) {
      this.file = file(layout, incarnation);
    }

    /** The output that starts at an offset has just come. */
    void mark(io.jobsentry.model.Moment now, long offset) throws IOException {
      if (offset <= lastOffset
          || (lastEntry != null && now.uptime().minus(lastEntry).compareTo(EVERY) < 0)) {
        return;
      }
      lastEntry = now.uptime();
      FileChannel index = open();
      if (offset <= lastOffset) {
        return;
      }
      long size = index.size() / RECORD * RECORD;
      String entry = "%013d %019d\n".formatted(now.wall().toEpochMilli(), offset);
      var bytes = ByteBuffer.wrap(entry.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        index.write(bytes, size + bytes.position());
      }
      lastOffset = offset;
    }

    private FileChannel open() throws IOException {
      FileChannel open = channel;
      if (open == null) {
        var known = readLast(file);
        lastOffset = Math.max(lastOffset, known);
        open = Private.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = open;
      }
      return open;
    }

    private static long readLast(Path file) throws IOException {
      try (var index = FileChannel.open(file, StandardOpenOption.READ)) {
        long size = index.size() / RECORD * RECORD;
        if (size == 0) {
          return -1;
        }
        var bytes = ByteBuffer.allocate(RECORD);
        while (bytes.hasRemaining() && index.read(bytes, size - RECORD + bytes.position()) > 0) {}
        try {
          return Long.parseLong(
              new String(bytes.array(), 14, RECORD - 15, StandardCharsets.US_ASCII));
        } catch (NumberFormatException _) {
          return -1;
        }
      } catch (NoSuchFileException _) {
        return -1;
      }
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
