package io.jobsentry.output;

import io.jobsentry.disk.FullDisk;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
   * @param cramped whether no room could be set aside for what the job prints next
   */
  public record Live(Incarnation incarnation, long saved, long echoed, boolean cramped) {}

  private final Layout layout;
  private final LogLimits limits;
  private final Blocks blocks;
  private final Consumer<Shed> said;
  private final ArchiveWriter writer;
  private final Set<Incarnation> settled = new HashSet<>();
  private final Set<Incarnation> trimmed = new HashSet<>();
  private @Nullable Stock stock;
  private @Nullable FileStore fileStore;
  private Optional<Incarnation> current = Optional.empty();
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
    try {
      Stock there = stock(live);
      if (isLow(live)) {
        shed(there, live);
      }
      work(there, live, now);
    } catch (IOException e) {
      // What is remembered may be wrong now.
      stock = null;
      throw e;
    }
  }

  /** Looked at anew when the job was started anew: only then do others add to it. */
  private Stock stock(Optional<Live> live) throws IOException {
    Stock there = stock;
    if (there == null || !live.map(Live::incarnation).equals(current)) {
      there = Stock.of(layout);
      stock = there;
      current = live.map(Live::incarnation);
    }
    return there;
  }

  private void work(Stock there, Optional<Live> live, Moment now) throws IOException {
    try {
      if (live.isPresent()) {
        settle(live.get().incarnation());
        rotate(there, live.get(), now);
      }
      for (Incarnation ended : ended(there, live)) {
        settle(ended);
        trim(ended);
        if (!punches || isOld(ended, now)) {
          archiveWhole(there, ended);
        }
      }
    } catch (IOException e) {
      if (!FullDisk.isBehind(e)) {
        throw e;
      }
      shed(there, live);
    }
    dropOldRuns(there, live);
    keepUnderCap(there, live);
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
    } else {
      // Overwritten in place from now on: it must be there before the disk is full.
      try (var file = new OffsetFile(SegmentSource.headFile(layout, incarnation))) {
        file.write(head, false);
      }
    }
  }

  private void rotate(Stock there, Live live, Moment now) throws IOException {
    Incarnation incarnation = live.incarnation();
    long head = SegmentSource.head(layout, incarnation);
    // An echo that is far behind may lose its place to the archive: it reads from there then.
    long ready =
        live.saved() - live.echoed() < limits.segmentBytes()
            ? Math.min(live.saved(), live.echoed())
            : live.saved();
    while (punches && ready - head >= limits.segmentBytes() && hasRoom(limits.segmentBytes())) {
      head = archiveHead(there, incarnation, head, head + limits.segmentBytes());
    }
    if (punches && ready > head && isOld(incarnation, now) && hasRoom(ready - head)) {
      archiveHead(there, incarnation, head, ready);
    }
  }

  /** Archives up to a line's end near the wanted end, and gives the blocks back. */
  private long archiveHead(Stock there, Incarnation incarnation, long start, long wanted)
      throws IOException {
    long end = writer.lineEnd(incarnation, start, wanted);
    there.add(writer.write(incarnation, start, end));
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
  private void archiveWhole(Stock there, Incarnation ended) throws IOException {
    OptionalLong size = Stock.size(layout.segment(ended));
    if (size.isEmpty()) {
      return;
    }
    long head = SegmentSource.head(layout, ended);
    if (size.getAsLong() > head) {
      if (!hasRoom(size.getAsLong() - head)) {
        return;
      }
      there.add(writer.write(ended, head, size.getAsLong()));
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

  private void shed(Stock there, Optional<Live> live) throws IOException {
    drop(there, live, there.incarnations(), Shed.Reason.LOW_DISK, _ -> isLow(live));
    boolean cramped = live.isPresent() && (live.get().cramped() || limits.runwayBytes() == 0);
    if (cramped && punches && isLow(live)) {
      Incarnation incarnation = live.get().incarnation();
      long head = SegmentSource.head(layout, incarnation);
      long end = (live.get().saved() - KEPT_OF_LIVE) & -4096L;
      if (end > head) {
        giveBack(incarnation, head, end);
        said.accept(new Shed(Shed.Kind.LIVE_HEAD, incarnation, head, end, Shed.Reason.LOW_DISK));
      }
    }
  }

  private void dropOldRuns(Stock there, Optional<Live> live) throws IOException {
    List<Incarnation> all = there.incarnations();
    for (Incarnation old : all.subList(0, Math.max(0, all.size() - limits.keepRuns()))) {
      if (isLive(old, live)) {
        continue;
      }
      drop(there, live, List.of(old), Shed.Reason.KEEP_RUNS, _ -> true);
      for (Path rest : Segments.of(layout, old)) {
        Files.deleteIfExists(rest);
      }
      there.forget(old);
    }
  }

  private void keepUnderCap(Stock there, Optional<Live> live) throws IOException {
    long over = there.total() - limits.maxBytes();
    if (over > 0) {
      drop(there, live, there.incarnations(), Shed.Reason.MAX_BYTES, gone -> gone < over);
    }
  }

  /** Whether to go on giving things up. */
  private interface More {
    boolean wanted(long bytesGone) throws IOException;
  }

  /** Gives pieces up, the oldest first, and says what belongs together in one sentence. */
  private void drop(
      Stock there, Optional<Live> live, List<Incarnation> of, Shed.Reason reason, More more)
      throws IOException {
    long gone = 0;
    for (Incarnation incarnation : of) {
      Optional<Shed> open = Optional.empty();
      for (Stock.Piece piece : there.pieces(incarnation, isLive(incarnation, live))) {
        if (!more.wanted(gone)) {
          open.ifPresent(said);
          return;
        }
        boolean deleted = Files.deleteIfExists(piece.file());
        there.remove(piece);
        gone += piece.stored();
        if (deleted && piece.to() > piece.from()) {
          var shed = new Shed(piece.kind(), incarnation, piece.from(), piece.to(), reason);
          Optional<Shed> joined = open.flatMap(o -> o.with(shed));
          if (joined.isEmpty()) {
            open.ifPresent(said);
          }
          open = Optional.of(joined.orElse(shed));
        }
      }
      open.ifPresent(said);
    }
  }

  private static boolean isLive(Incarnation incarnation, Optional<Live> live) {
    return live.isPresent() && live.get().incarnation().equals(incarnation);
  }

  private static List<Incarnation> ended(Stock there, Optional<Live> live) {
    return there.incarnations().stream().filter(i -> !isLive(i, live)).toList();
  }

  /**
   * Whether the disk has less than it should. A job whose next output has no room set aside needs
   * that much whatever the limit says.
   */
  private boolean isLow(Optional<Live> live) throws IOException {
    boolean cramped = live.map(Live::cramped).orElse(false);
    return free() < Math.max(limits.lowDiskBytes(), cramped ? limits.runwayBytes() : 0);
  }

  /** An archive is written before what it holds is given back: not with the last room there is. */
  private boolean hasRoom(long bytes) throws IOException {
    return free() > bytes + limits.runwayBytes();
  }

  private long free() throws IOException {
    FileStore known = fileStore;
    if (known == null) {
      known = Files.getFileStore(layout.logs());
      fileStore = known;
    }
    return known.getUsableSpace();
  }
}
