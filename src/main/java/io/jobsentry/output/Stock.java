package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What output there is, kept in memory: a folder of many thousand archives is read once, and not
 * again at every tick. Only the archivist adds and removes, but for new segments, which come with a
 * new incarnation.
 */
final class Stock {
  private final Layout layout;
  private final SortedMap<Incarnation, SortedMap<Long, Held>> archives = new TreeMap<>();
  private long archived;

  private record Held(Archive archive, long stored) {}

  /** A file of output that may be given up. */
  record Piece(
      Shed.Kind kind, Incarnation incarnation, long from, long to, long stored, Path file) {}

  private Stock(Layout layout) {
    this.layout = layout;
  }

  static Stock of(Layout layout) throws IOException {
    var stock = new Stock(layout);
    Segments.incarnations(layout).forEach(i -> stock.archives.put(i, new TreeMap<>()));
    for (Archive archive : Archive.all(layout)) {
      OptionalLong size = size(archive.file());
      if (size.isPresent()) {
        stock.hold(archive, size.getAsLong());
      }
    }
    return stock;
  }

  void add(Archive archive) throws IOException {
    hold(archive, size(archive.file()).orElse(0));
  }

  private void hold(Archive archive, long stored) {
    // Of two that begin at the same place, one is left over from a crash: the longer one counts.
    Held known = held(archive.incarnation()).get(archive.start());
    if (known == null || known.archive().end() < archive.end()) {
      held(archive.incarnation()).put(archive.start(), new Held(archive, stored));
      archived += stored - (known == null ? 0 : known.stored());
    }
  }

  private SortedMap<Long, Held> held(Incarnation incarnation) {
    return archives.computeIfAbsent(incarnation, _ -> new TreeMap<>());
  }

  List<Incarnation> incarnations() {
    return List.copyOf(archives.keySet());
  }

  /** All of an incarnation is gone. */
  void forget(Incarnation incarnation) {
    var gone = archives.remove(incarnation);
    if (gone != null) {
      archived -= gone.values().stream().mapToLong(Held::stored).sum();
    }
  }

  /** Bytes on disk, indexes included; of the live segment only what has not been given back. */
  long total() throws IOException {
    long total = archived;
    for (Incarnation incarnation : archives.keySet()) {
      total += unarchived(incarnation).stored();
      total += size(TimeIndex.file(layout, incarnation)).orElse(0);
    }
    return total;
  }

  /** What is left of the segment. */
  private Piece unarchived(Incarnation incarnation) throws IOException {
    Path segment = layout.segment(incarnation);
    long size = size(segment).orElse(0);
    long head = size == 0 ? 0 : SegmentSource.head(layout, incarnation);
    return new Piece(
        Shed.Kind.SEGMENT,
        incarnation,
        head,
        Math.max(head, size),
        Math.max(0, size - head),
        segment);
  }

  /** What there is of an incarnation, oldest first, but for the segment that the job writes now. */
  List<Piece> pieces(Incarnation incarnation, boolean live) throws IOException {
    var pieces = new ArrayList<Piece>();
    for (Held held : held(incarnation).values()) {
      Archive archive = held.archive();
      pieces.add(
          new Piece(
              Shed.Kind.ARCHIVE,
              incarnation,
              archive.start(),
              archive.end(),
              held.stored(),
              archive.file()));
    }
    if (!live && Files.exists(layout.segment(incarnation))) {
      pieces.add(unarchived(incarnation));
    }
    return pieces;
  }

  void remove(Piece piece) {
    if (piece.kind() == Shed.Kind.ARCHIVE) {
      Held held = held(piece.incarnation()).remove(piece.from());
      archived -= held == null ? 0 : held.stored();
    }
  }

  static OptionalLong size(Path file) throws IOException {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (NoSuchFileException _) {
      return OptionalLong.empty();
    }
  }
}
