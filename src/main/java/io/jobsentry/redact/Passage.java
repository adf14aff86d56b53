package io.jobsentry.redact;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text on its way through the redactor, in pieces of any size: what comes out does not depend
 * on where the pieces end. Lines are looked at whole; of one that is longer than {@link #LONGEST}
 * bytes, windows that overlap. It keeps no more than that.
 */
final class Passage {
  static final int LONGEST = 1 << 20;

  /** How much of a window is looked at again with what follows it. */
  private static final int AHEAD = 1 << 15;

  /** How much of what has gone out is kept, for the names of values. */
  private static final int BEHIND = 1 << 12;

  /**
   * What is masked can uncover something else; no text has been seen that needs more than three.
   */
  private static final int MOST_LOOKS = 8;

  /** Takes what has been looked at. */
  interface Sink {
    void write(byte[] bytes, int from, int to) throws java.io.IOException;
  }

  private final Automaton automaton;
  private final Sink sink;
  private final Rule runs = new Neighbours();
  private final Map<String, Integer> counts = new TreeMap<>();
  private byte[] kept = new byte[1 << 13];
  private int length;

  /** The first byte of {@link #kept} that has not gone out. */
  private int fresh;

  private KeyBlock block = KeyBlock.OUTSIDE;

  Passage(Automaton automaton, Sink sink) {
    this.automaton = automaton;
    this.sink = sink;
  }

  /** How many secrets of each kind were masked. */
  Map<String, Integer> counts() {
    return counts;
  }

  void write(byte[] bytes, int from, int to) throws java.io.IOException {
    int start = from;
    while (start < to) {
      int end = start;
      int room = start + LONGEST - length;
      int last = room < to ? room : to;
      while (end < last && bytes[end] != '\n') {
        end++;
      }
      if (end < last) {
        end++;
        if (length == 0) {
          line(bytes, start, end - 1, start);
          sink.write(bytes, end - 1, end);
        } else {
          keep(bytes, start, end);
          line(kept, 0, length - 1, fresh);
          sink.write(kept, length - 1, length);
          length = 0;
          fresh = 0;
        }
      } else {
        keep(bytes, start, end);
        if (length == LONGEST) {
          window();
        }
      }
      start = end;
    }
  }

  /** The text is over. */
  void finish() throws java.io.IOException {
    if (length > 0) {
      line(kept, 0, length, fresh);
    }
    length = 0;
    fresh = 0;
    block = KeyBlock.OUTSIDE;
  }

  private void keep(byte[] bytes, int from, int to) {
    if (length + to - from > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + to - from));
    }
    System.arraycopy(bytes, from, kept, length, to - from);
    length += to - from;
  }

  /** Lets go what of a very long line is far enough from its end. */
  private void window() throws java.io.IOException {
    Look look = look(kept, 0, length, fresh);
    int cut = length - AHEAD;
    for (Spans.Span span : look.spans().list()) {
      if (span.start() < cut && span.end() > cut) {
        cut = span.end() - span.start() < LONGEST / 2 ? span.start() : span.end();
      }
    }
    put(look, fresh, cut);
    int start = Math.max(0, cut - BEHIND);
    System.arraycopy(kept, start, kept, 0, length - start);
    length -= start;
    fresh = cut - start;
  }

  private void line(byte[] bytes, int from, int to, int start) throws java.io.IOException {
    Look look = look(bytes, from, to, start);
    if (block.stage() != KeyBlock.Stage.OUTSIDE) {
      block = block.line(look);
    }
    if (look.opened.stage() != KeyBlock.Stage.OUTSIDE) {
      block = look.opened;
    }
    put(look, start, to);
  }

  private Look look(byte[] bytes, int from, int to, int start) {
    var look = new Look(bytes, from, to);
    look.fresh = start;
    return look(automaton, look, runs);
  }

  /** A look at one whole line. */
  static Look look(Automaton automaton, byte[] line) {
    return look(automaton, new Look(line, 0, line.length), new Neighbours());
  }

  private static Look look(Automaton automaton, Look look, Rule runs) {
    automaton.scan(look, Neighbours.SHORTEST, runs);
    Neighbours.settle(look);
    return look;
  }

  private void put(Look look, int from, int to) throws java.io.IOException {
    Spans spans = look.spans();
    if (spans.isEmpty()) {
      sink.write(look.bytes, from, to);
      return;
    }
    byte[] masked = masked(look, spans, from, to);
    for (int looks = 1; looks < MOST_LOOKS; looks++) {
      Look again = look(masked, 0, masked.length, 0);
      Spans more = again.spans();
      if (more.list().isEmpty()) {
        break;
      }
      masked = masked(again, more, 0, masked.length);
    }
    sink.write(masked, 0, masked.length);
  }

  private byte[] masked(Look look, Spans spans, int from, int to) {
    var out = new java.io.ByteArrayOutputStream(to - from + 64);
    int place = from;
    for (Spans.Span span : spans.list()) {
      if (span.end() <= place || span.start() >= to) {
        continue;
      }
      int start = Math.max(span.start(), place);
      out.write(look.bytes, place, start - place);
      String marker = span.kind().marker();
      out.writeBytes(Ascii.bytes(span.wantsQuotes() ? '"' + marker + '"' : marker));
      counts.merge(span.kind().name(), 1, Integer::sum);
      place = Math.min(span.end(), to);
    }
    out.write(look.bytes, place, to - place);
    return out.toByteArray();
  }
}
