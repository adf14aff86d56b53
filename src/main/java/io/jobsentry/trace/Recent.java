package io.jobsentry.trace;

import io.jobsentry.source.Peeled;
import io.jobsentry.source.Peeling;
import io.jobsentry.text.Ansi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The last lines of the output, whatever their source. */
final class Recent {
  private final @Nullable Entry[] ring;

  /** What lay where the newest line lies now. */
  private @Nullable Entry displaced;

  private long count;

  /** The lines before the newest that nobody has asked for yet. */
  private @Nullable Supplier<List<TextLine>> left;

  Recent(int capacity) {
    ring = new @Nullable Entry[capacity];
  }

  /** A line that is remembered. */
  static final class Entry {
    private final TextLine line;
    private final String plain;
    private @Nullable Peeled peeled;
    private boolean taken;

    Entry(TextLine line) {
      this.line = line;
      this.plain = plain(line.text());
    }

    private static String plain(String text) {
      String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      return whole.indexOf(0x1b) < 0
          ? whole
          : new String(Ansi.strip(whole.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    TextLine line() {
      return line;
    }

    /** Without escape sequences. */
    String plain() {
      return plain;
    }

    Peeled peeled() {
      Peeled known = peeled;
      if (known == null) {
        known = Peeling.peel(plain);
        peeled = known;
      }
      return known;
    }

    /** It is part of a trace. */
    void take() {
      taken = true;
    }

    void giveBack() {
      taken = false;
    }
  }

  Entry add(TextLine line) {
    var entry = new Entry(line);
    put(entry);
    return entry;
  }

  private void put(Entry entry) {
    int place = (int) (count % ring.length);
    displaced = ring[place];
    ring[place] = entry;
    count++;
  }

  /** What was left out before the line that is added next. */
  void left(Supplier<List<TextLine>> lines) {
    left = lines;
  }

  /** Puts what was left out before the newest line. */
  void fill() {
    Supplier<List<TextLine>> lines = left;
    if (lines == null) {
      return;
    }
    left = null;
    Entry newest = entry(count - 1);
    count--;
    lines.get().forEach(this::add);
    put(newest);
  }

  /** Takes the newest line out again if nobody asked for what was left out before it. */
  boolean settle() {
    boolean filled = left == null;
    if (!filled) {
      left = null;
      count--;
      ring[(int) (count % ring.length)] = displaced;
    }
    return filled;
  }

  long count() {
    return count;
  }

  /**
   * The lines before the newest that are of its stream and part of no trace, the newest first. They
   * end with the one that starts the record of a logger.
   */
  List<Entry> before(String prefix, int most) {
    fill();
    var found = new ArrayList<Entry>();
    Peeled newest = entry(count - 1).peeled();
    long oldest = Math.max(0, count - ring.length);
    for (long i = count - 2; i >= oldest && found.size() < most; i--) {
      Entry entry = entry(i);
      Peeled peeled = entry.peeled();
      int more = peeled.shape().length() - newest.shape().length();
      if (more < 0
          || !peeled.source().equals(newest.source())
          || !Prefix.stands(prefix, peeled.text())) {
        continue;
      }
      if (entry.taken) {
        break;
      }
      found.add(entry);
      if (more > 0) {
        break;
      }
    }
    return found;
  }

  private Entry entry(long number) {
    return Objects.requireNonNull(ring[(int) (number % ring.length)]);
  }
}
