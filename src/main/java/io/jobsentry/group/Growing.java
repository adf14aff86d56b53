package io.jobsentry.group;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.zip.CRC32;

/**
 * A file of lines that others append to. It is read on from a mark, and never as a whole: the index
 * of a hundred thousand incidents is larger than what a supervisor should hold.
 */
final class Growing {
  private static final int CHUNK = 1 << 16;

  /** No line of ours is longer. */
  private static final int LONGEST = 1 << 20;

  /** So many bytes before a mark tell whether the file is still the one that was read. */
  private static final int CHECKED = 1024;

  private final Path file;

  Growing(Path file) {
    this.file = file;
  }

  /** Takes one line, without its end. */
  @FunctionalInterface
  interface Taker {
    /** Whether the line could be understood. */
    boolean take(String line) throws IOException, SQLException;
  }

  /** Whether what was read up to the mark still stands there. */
  boolean continues(Mark mark) throws IOException {
    if (mark.size() == 0) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.size() >= mark.size() && check(channel, mark.size()) == mark.check();
    }
  }

  /** What tells the whole file, as it is now, from any other. */
  Mark whole() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Mark.NONE;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      return size == 0 ? Mark.NONE : new Mark(size, check(channel, size), 0);
    }
  }

  /** Reads the lines behind the mark that have an end; answers the mark behind them. */
  Mark read(Mark from, Taker taker) throws IOException, SQLException {
    if (!Files.isRegularFile(file)) {
      return from;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = from.size();
      long unread = from.unread();
      var line = new ByteArrayOutputStream();
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      long position = from.size();
      for (int length = channel.read(chunk, position);
          length > 0;
          length = channel.read(chunk.clear(), position)) {
        int start = 0;
        for (int i = 0; i < length; i++) {
          if (chunk.array()[i] == '\n') {
            line.write(chunk.array(), start, i - start);
            start = i + 1;
            end = position + start;
            String text = line.toString(StandardCharsets.UTF_8);
            boolean whole = line.size() <= LONGEST;
            line.reset();
            if (!whole || (!text.isBlank() && !taker.take(text))) {
              unread++;
            }
          }
        }
        if (line.size() <= LONGEST) {
          line.write(chunk.array(), start, length - start);
        }
        position += length;
      }
      return end == from.size() ? from : new Mark(end, check(channel, end), unread);
    }
  }

  private static long check(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate((int) Math.min(CHECKED, end));
    long start = end - last.capacity();
    while (last.hasRemaining()) {
      if (channel.read(last, start + last.position()) < 0) {
        // It has become shorter meanwhile: no check of the whole is ever that of a part.
        return -1;
      }
    }
    var sum = new CRC32();
    sum.update(last.flip());
    return sum.getValue();
  }
}
