package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the output of a project within its limits while the job goes on writing. Call {@link #tick}
 * about once a second, always on the same thread.
 *
 * <p>The live file is never renamed, copied under the job's feet, or cut: a finished part of its
 * head becomes an archive, then the head file says so, then the blocks are given back. A crash
 * between two of these steps leaves the same output in two places, and readers take it from one.
 */
public final class Archivist {
  /** Of a live segment that must be given up, this much stays: the end explains the most. */
  private static final long KEPT_OF_LIVE = 1 << 18;

  /**
   * The segment that the job writes now.
   *
   * @param saved everything before it is never read again by the tail, see {@link Tail#saved}
   * @param echoed everything before it has been shown; the end of the file when nobody echoes
   */
  public record Live(Incarnation incarnation, long saved, long echoed) {}

  private final Layout layout;
  private final LogLimits limits;
  private final Blocks blocks;
  private final Consumer<Shed> said;
  private final ArchiveWriter writer;
  private final Set<Incarnation> settled = new HashSet<>();
  private final Set<Incarnation> trimmed = new HashSet<>();
  private boolean punches = true;

  public Archivist(Layout layout, LogLimits limits, Blocks blocks, Consumer<Shed> said) {
    this.layout = layout;
    this.limits = limits;
    this.blocks = blocks;
    this.said = said;
    this.writer = new ArchiveWriter(layout, limits.compress());
  }

  /** Whether heads of live segments can be given back here; known after the first archive. */
  public boolean canGiveBack() {
    return punches;
  }

  /**
   * Does what is due.
   *
   * @param live empty when nothing of the job is left; every other incarnation must have ended,
   *     with nobody left who could write to its segment
   */
  public void tick(Optional<Live> live, Moment now) throws IOException {
    if (!Files.isDirectory(layout.logs())) {
      return;
    }
    if (isLow()) {
      shed(live);
    }
    try {
      if (live.isPresent()) {
        settle(live.get().incarnation());
        rotate(live.get(), now);
      }
      for (Incarnation ended : ended(live)) {
        settle(ended);
        trim(ended);
        if (!punches || isOld(ended, now)) {
          archiveWhole(ended);
        }
      }
    } catch (IOException e) {
      if (!isFull(e)) {
        throw e;
      }
      shed(live);
    }
    dropOldRuns(live);
    keepUnderCap(live);
  }

  /** Finishes what a crash may have left half done. */
  private void settle(Incarnation incarnation) throws IOException {
    if (!settled.add(incarnation)) {
      return;
    }
    writer.removeLeftovers(incarnation);
    long head = SegmentSource.head(layout, incarnation);
    long archived =
        Archive.of(layout, incarnation).stream().mapToLong(Archive::end).max().orElse(0);
    long settledHead = Math.max(head, archived);
    if (settledHead > 0 && Files.exists(layout.segment(incarnation))) {
      giveBack(incarnation, 0, settledHead);
    }
  }

  private void rotate(Live live, Moment now) throws IOException {
    Incarnation incarnation = live.incarnation();
    long head = SegmentSource.head(layout, incarnation);
    // An echo that is far behind may lose its place to the archive: it reads from there then.
    long ready =
        live.saved() - live.echoed() < limits.segmentBytes()
            ? Math.min(live.saved(), live.echoed())
            : live.saved();
    while (punches && ready - head >= limits.segmentBytes()) {
      head = archiveHead(incarnation, head, head + limits.segmentBytes());
    }
    if (punches && ready > head && isOld(incarnation, now)) {
      archiveHead(incarnation, head, ready);
    }
  }

  /** Archives up to a line's end near the wanted end, and gives the blocks back. */
  private long archiveHead(Incarnation incarnation, long start, long wanted) throws IOException {
    long end = writer.lineEnd(incarnation, start, wanted);
    writer.write(incarnation, start, end);
    giveBack(incarnation, start, end);
    return end;
  }

  private void giveBack(Incarnation incarnation, long start, long end) throws IOException {
    try (var head = new OffsetFile(SegmentSource.headFile(layout, incarnation))) {
      head.write(end, true);
    }
    // From the beginning of the block that an earlier hole may have left half full.
    long from = start & -4096L;
    if (!blocks.punchHole(layout.segment(incarnation), from, end - from)) {
      punches = false;
    }
  }

  private boolean isOld(Incarnation incarnation, Moment now) throws IOException {
    var index = new TimeIndex(layout, incarnation);
    index.refresh();
    return index
        .at(SegmentSource.head(layout, incarnation))
        .map(time -> time.plus(limits.segmentAge()).isBefore(now.wall()))
        .orElse(false);
  }

  /** The rest of an incarnation that has ended becomes an archive, and its segment goes. */
  private void archiveWhole(Incarnation ended) throws IOException {
    OptionalLong size = sizeOf(layout.segment(ended));
    if (size.isEmpty()) {
      return;
    }
    long head = SegmentSource.head(layout, ended);
    if (size.getAsLong() > head) {
      writer.write(ended, head, size.getAsLong());
    }
    Files.deleteIfExists(layout.segment(ended));
  }

  /** Gives back the runway of an incarnation that needs it no more. */
  private void trim(Incarnation ended) throws IOException {
    if (!trimmed.add(ended) || !Files.exists(layout.segment(ended))) {
      return;
    }
    try (var file = new RandomAccessFile(layout.segment(ended).toFile(), "rw")) {
      file.setLength(file.length());
    }
  }

  private void shed(Optional<Live> live) throws IOException {
    for (Piece piece : pieces(live)) {
      if (!isLow()) {
        return;
      }
      drop(piece, Shed.Reason.LOW_DISK);
    }
    if (live.isPresent() && punches && isLow()) {
      Incarnation incarnation = live.get().incarnation();
      long head = SegmentSource.head(layout, incarnation);
      long end = (live.get().saved() - KEPT_OF_LIVE) & -4096L;
      if (end > head) {
        giveBack(incarnation, head, end);
        said.accept(new Shed(Shed.Kind.LIVE_HEAD, incarnation, head, end, Shed.Reason.LOW_DISK));
      }
    }
  }

  private void dropOldRuns(Optional<Live> live) throws IOException {
    List<Incarnation> all = Segments.incarnations(layout);
    for (Incarnation old : all.subList(0, Math.max(0, all.size() - limits.keepRuns()))) {
      if (live.isPresent() && live.get().incarnation().equals(old)) {
        continue;
      }
      for (Piece piece : pieces(live)) {
        if (piece.incarnation().equals(old)) {
          drop(piece, Shed.Reason.KEEP_RUNS);
        }
      }
      for (Path rest : Segments.of(layout, old)) {
        Files.deleteIfExists(rest);
      }
    }
  }

  private void keepUnderCap(Optional<Live> live) throws IOException {
    List<Piece> pieces = pieces(live);
    long total = pieces.stream().mapToLong(Piece::stored).sum();
    if (live.isPresent()) {
      Incarnation current = live.get().incarnation();
      total += sizeOf(layout.segment(current)).orElse(0) - SegmentSource.head(layout, current);
    }
    for (Piece piece : pieces) {
      if (total <= limits.maxBytes()) {
        return;
      }
      drop(piece, Shed.Reason.MAX_BYTES);
      total -= piece.stored();
    }
  }

  /** A file of output that may be given up. */
  private record Piece(
      Shed.Kind kind, Incarnation incarnation, long from, long to, long stored, Path file) {}

  /** Everything but the live segment, oldest first. */
  private List<Piece> pieces(Optional<Live> live) throws IOException {
    var pieces = new ArrayList<Piece>();
    List<Archive> archives = Archive.all(layout);
    for (Incarnation incarnation : Segments.incarnations(layout)) {
      for (Archive archive : archives) {
        if (archive.incarnation().equals(incarnation)) {
          long stored = sizeOf(archive.file()).orElse(0);
          pieces.add(
              new Piece(
                  Shed.Kind.ARCHIVE,
                  incarnation,
                  archive.start(),
                  archive.end(),
                  stored,
                  archive.file()));
        }
      }
      Path segment = layout.segment(incarnation);
      OptionalLong size = sizeOf(segment);
      boolean current = live.isPresent() && live.get().incarnation().equals(incarnation);
      if (!current && size.isPresent()) {
        long head = SegmentSource.head(layout, incarnation);
        long stored = Math.max(0, size.getAsLong() - head);
        pieces.add(
            new Piece(Shed.Kind.SEGMENT, incarnation, head, size.getAsLong(), stored, segment));
      }
    }
    return pieces;
  }

  private void drop(Piece piece, Shed.Reason reason) throws IOException {
    if (Files.deleteIfExists(piece.file()) && piece.to() > piece.from()) {
      said.accept(new Shed(piece.kind(), piece.incarnation(), piece.from(), piece.to(), reason));
    }
  }

  private List<Incarnation> ended(Optional<Live> live) throws IOException {
    return Segments.incarnations(layout).stream()
        .filter(i -> live.isEmpty() || !live.get().incarnation().equals(i))
        .toList();
  }

  private boolean isLow() throws IOException {
    return Files.getFileStore(layout.logs()).getUsableSpace() < limits.lowDiskBytes();
  }

  private static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("quota exceeded");
  }

  private static OptionalLong sizeOf(Path file) throws IOException {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (NoSuchFileException _) {
      return OptionalLong.empty();
    }
  }
}
