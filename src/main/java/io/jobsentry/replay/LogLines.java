package io.jobsentry.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A line of a log, and as many around it as a trace may have.
 *
 * @param line empty if the log has no line of that number
 * @param all the lines before it, it, and those after it
 * @param place where it is among those
 * @param seen how many lines were read
 */
public record LogLines(Optional<String> line, List<String> all, int place, long seen) {
  private static final int BEFORE = 640;
  private static final int AFTER = 640;

  public LogLines {
    all = List.copyOf(all);
  }

  /**
   * @param number counted from 1
   */
  public static LogLines around(Log log, long number) throws IOException, InterruptedException {
    Deque<String> before = new ArrayDeque<>();
    var after = new ArrayList<String>();
    Optional<String> line = Optional.empty();
    long seen = 0;
    try (ReadAhead reading = ReadAhead.start(List.of(log), ReadAhead.PIECE)) {
      Optional<Piece> next = reading.next();
      while (next.isPresent() && after.size() < AFTER) {
        Piece piece = next.get();
        long last = piece.lineOf(piece.end() - 1);
        for (long place = piece.offset();
            place < piece.end() && last > number - BEFORE && after.size() < AFTER;
            place = piece.after(place)) {
          long now = piece.lineOf(place);
          if (now >= number - BEFORE) {
            String text = text(piece, place);
            if (now < number) {
              before.add(text);
            } else if (now == number) {
              line = Optional.of(text);
            } else {
              after.add(text);
            }
          }
        }
        seen = last;
        reading.giveBack(piece);
        next = reading.next();
      }
    }
    int place = before.size();
    var all = new ArrayList<>(before);
    line.ifPresent(all::add);
    all.addAll(after);
    return new LogLines(line, all, place, seen);
  }

  private static String text(Piece piece, long place) {
    byte[] bytes = piece.copy(place, piece.after(place));
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }
}
