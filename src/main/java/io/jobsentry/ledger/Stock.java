package io.jobsentry.ledger;

import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a file of the ledger holds, as far as whoever adds to it has to know.
 *
 * @param size up to where it is kept
 * @param unended whether its last row lacks nothing but its end
 * @param lines how many there are
 * @param rows how many of them are chained
 * @param hash that of the last chained one
 * @param headed whether the last header names our columns
 * @param headFound whether what is kept apart is the hash of one of them
 */
record Stock(
    long size,
    boolean unended,
    int lines,
    long rows,
    String hash,
    boolean headed,
    boolean headFound,
    Optional<LedgerFile.Latest> latest) {

  static Stock of(byte[] bytes, Optional<Head> head) {
    byte[] wanted =
        head.map(it -> it.hash().getBytes(StandardCharsets.US_ASCII)).orElse(new byte[0]);
    boolean ours = false;
    boolean found = false;
    long rows = 0;
    int lines = 0;
    int lastEnd = -1;
    int start = 0;
    for (int end = end(bytes, 0); end >= 0; end = end(bytes, start)) {
      lines++;
      if (Columns.heads(bytes, start, end)) {
        ours = Columns.of(bytes, start, end).ours();
      } else if (Link.ends(bytes, start, end)) {
        rows++;
        lastEnd = end;
        found |= endsWith(bytes, end, wanted);
      }
      start = end + 1;
    }
    String hash = lastEnd < 0 ? "" : Link.hash(bytes, lastEnd);
    if (start == bytes.length || !finished(bytes, start, hash, rows, ours)) {
      return new Stock(start, false, lines, rows, hash, ours, found, latest(bytes, start, ours));
    }
    boolean chained = Link.ends(bytes, start, bytes.length);
    return new Stock(
        bytes.length,
        true,
        lines + 1,
        chained ? rows + 1 : rows,
        chained ? Link.hash(bytes, bytes.length) : hash,
        ours,
        found || (chained && endsWith(bytes, bytes.length, wanted)),
        latest(bytes, bytes.length, ours));
  }

  Stock ended() {
    return new Stock(size + 1, false, lines, rows, hash, headed, headFound, latest);
  }

  /** Whether a line without an end is whole but for that. */
  private static boolean finished(byte[] bytes, int from, String hash, long rows, boolean ours) {
    int to = bytes.length;
    if (Link.ends(bytes, from, to)) {
      return new Link().sound(bytes, from, to) && (rows == 0 || Link.prev(bytes, to).equals(hash));
    }
    // Of the earlier system, which ends its lines too, only whole rows are kept as they are.
    return !ours
        && !Row.HEADER.startsWith(new String(bytes, from, to - from, StandardCharsets.UTF_8))
        && cells(bytes, from, to) >= Columns.EARLIER.names().size();
  }

  private static int cells(byte[] bytes, int from, int to) {
    int cells = 1;
    for (int i = from; i < to; i++) {
      cells += bytes[i] == '\t' ? 1 : 0;
    }
    return cells;
  }

  private static int end(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static boolean endsWith(byte[] bytes, int to, byte[] hash) {
    return hash.length > 0 && Arrays.equals(bytes, to - hash.length, to, hash, 0, hash.length);
  }

  /** What the last line that tells of a fact tells of. */
  private static Optional<LedgerFile.Latest> latest(byte[] bytes, int size, boolean ours) {
    int end = size > 0 && bytes[size - 1] == '\n' ? size - 1 : size;
    while (ours && end > 0) {
      int start = end;
      while (start > 0 && bytes[start - 1] != '\n') {
        start--;
      }
      Optional<LedgerFile.Latest> latest = latest(bytes, start, end);
      if (latest.isPresent()) {
        return latest;
      }
      end = start - 1;
    }
    return Optional.empty();
  }

  private static Optional<LedgerFile.Latest> latest(byte[] bytes, int from, int to) {
    if (!Link.ends(bytes, from, to)) {
      return Optional.empty();
    }
    String[] cells = new String(bytes, from, to - from, StandardCharsets.UTF_8).split("\t", -1);
    // The columns before the last two may become more, and those that are there keep their places.
    int fact = Row.COLUMNS.indexOf("fact");
    try {
      return fact >= cells.length
          ? Optional.empty()
          : Row.Origin.parse(cells[fact])
              .map(origin -> new LedgerFile.Latest(origin, Instant.parse(cells[0])));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The hash of what stands in the file up to a size, and of what comes behind that. */
  static String seal(Disk disk, Layout layout, long size, String more) throws IOException {
    var digest = Link.digest();
    if (size > 0) {
      digest.update(disk.read(layout.attempts()), 0, (int) size);
    }
    return Link.hex(digest.digest(more.getBytes(StandardCharsets.UTF_8)));
  }
}
