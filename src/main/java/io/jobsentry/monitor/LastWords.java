package io.jobsentry.monitor;

import io.jobsentry.text.Ansi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The last lines of what a job printed: often the only reason that it gives. */
public final class LastWords {
  private static final int REACH = 8192;
  private static final int LINES = 3;
  private static final int LONGEST = 300;

  private LastWords() {}

  /** None where there is nothing to read. */
  static List<String> of(Path log) throws IOException {
    return Files.exists(log) ? lines(end(log)) : List.of();
  }

  private static String end(Path log) throws IOException {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
      long from = Math.max(0, file.size() - REACH);
      ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - from));
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
        // Until it is full, or the file is shorter than it was.
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }

  /** Of an end of the output. */
  public static List<String> lines(String end) {
    var lines = new ArrayList<String>();
    for (String line : end.split("[\r\n\0]+", -1)) {
      String text = plain(line);
      if (!text.isEmpty()) {
        lines.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
      }
    }
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  private static String plain(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new String(Ansi.strip(bytes), StandardCharsets.UTF_8).strip();
  }
}
