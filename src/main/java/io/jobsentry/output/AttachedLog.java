package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log file that somebody else writes and rotates, and appends it to the segment of an
 * incarnation, so that everything else works as for a job of ours. The file may be renamed, made
 * anew, or cut and reused.
 *
 * <p>Where it stands is kept as the file's key, its offset, and the size of the segment at that
 * time. What the segment has gained since tells, after a crash, how much more had been copied.
 */
public final class AttachedLog implements AutoCloseable {
  private static final Duration SAVE_EVERY = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Layout layout;
  private final Incarnation incarnation;
  private final Path source;
  private final Pace pace;
  private final Consumer<Exception> trouble;
  private final Clock clock;
  private final Path placeFile;
  private final Thread thread;
  private volatile boolean closing;

  private @Nullable FileChannel input;
  private String key = "";
  private long position;

  /** What was copied last was no line's end. */
  private boolean midLine;

  /** What comes next is no continuation of what was copied last. */
  private boolean torn;

  private AttachedLog(
      Layout layout,
      Incarnation incarnation,
      Path source,
      boolean fromStart,
      Consumer<Exception> trouble,
      Clock clock)
      throws IOException {
    this.layout = layout;
    this.incarnation = incarnation;
    this.source = source;
    this.trouble = trouble;
    this.clock = clock;
    this.placeFile = layout.incarnation(incarnation).resolve("attached");
    restore(fromStart);
    this.pace = new Pace(folder(source), clock.now());
    this.thread =
        Thread.ofPlatform().daemon().name("sentry-attached-" + incarnation).unstarted(this::run);
  }

  /**
   * Starts at the end of the file as it is now, or where an earlier sentry stopped.
   *
   * @param fromStart whether what is there already counts, too
   * @param trouble is told what went wrong, on this log's thread, and it is tried again
   */
  public static AttachedLog start(
      Layout layout,
      Incarnation incarnation,
      Path source,
      boolean fromStart,
      Consumer<Exception> trouble,
      Clock clock)
      throws IOException {
    var log = new AttachedLog(layout, incarnation, source, fromStart, trouble, clock);
    log.thread.start();
    return log;
  }

  /** Notes the end of a file as the place to start at, unless there is a place already. */
  public static void markEnd(Layout layout, Incarnation incarnation, Path source)
      throws IOException {
    Path placeFile = layout.incarnation(incarnation).resolve("attached");
    if (!Files.exists(placeFile)) {
      long segment = sizeOrZero(layout.segment(incarnation));
      Place.write(placeFile, new Place(keyOf(source).orElse("-"), sizeOrZero(source), segment));
    }
  }

  private static Path folder(Path source) {
    Path absolute = source.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder == null ? absolute : folder;
  }

  /** Copies what is there now, and stops. */
  @Override
  public void close() {
    closing = true;
    pace.wake();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void restore(boolean fromStart) throws IOException {
    Optional<Place> place = Place.read(placeFile);
    long segment = sizeOrZero(layout.segment(incarnation));
    midLine = endsInALine(layout.segment(incarnation), segment);
    if (place.isPresent()) {
      key = place.get().key();
      position = place.get().offset() + Math.max(0, segment - place.get().segment());
      input = openAgain();
      return;
    }
    open();
    FileChannel file = input;
    if (file != null && !fromStart) {
      position = file.size();
    }
    save(segment);
  }

  /**
   * The file that was read last, under the name that a rotation may have given it since. It is
   * opened at once, since a rotation may come at any time.
   */
  private @Nullable FileChannel openAgain() throws IOException {
    FileChannel file = openIfLast(source);
    Path folder = folder(source);
    if (file != null || !Files.isDirectory(folder)) {
      return file;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path other : files) {
        file = openIfLast(other);
        if (file != null) {
          return file;
        }
      }
    }
    return null;
  }

  /** Opens a file if it is the one that was read last, before and after. */
  private @Nullable FileChannel openIfLast(Path path) throws IOException {
    if (!keyOf(path).equals(Optional.of(key))) {
      return null;
    }
    FileChannel file;
    try {
      file = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException _) {
      return null;
    }
    if (!keyOf(path).equals(Optional.of(key))) {
      file.close();
      return null;
    }
    return file;
  }

  private static boolean endsInALine(Path segment, long size) throws IOException {
    if (size == 0) {
      return false;
    }
    try (var file = FileChannel.open(segment, StandardOpenOption.READ)) {
      var last = ByteBuffer.allocate(1);
      // What has been archived already reads as zero, and ended with a line as a rule.
      return file.read(last, size - 1) == 1 && last.get(0) != '\n' && last.get(0) != 0;
    }
  }

  private void run() {
    try (var segment = openSegment();
        pace) {
      follow(segment);
      closeInput();
    } catch (IOException | RuntimeException e) {
      trouble.accept(e);
    }
  }

  private FileChannel openSegment() throws IOException {
    Private.makeFolders(layout.logs());
    return Private.open(
        layout.segment(incarnation), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void follow(FileChannel segment) throws IOException {
    var buffer = ByteBuffer.allocate(1 << 18);
    Duration lastSave = Duration.ZERO;
    boolean dirty = false;
    boolean told = false;
    while (true) {
      Moment now = clock.now();
      // Asked before looking, so that what was there when close was called is copied.
      boolean last = closing;
      boolean moved = false;
      try {
        moved = step(segment, buffer);
        dirty |= moved;
        if (dirty && (last || now.uptime().minus(lastSave).compareTo(SAVE_EVERY) >= 0)) {
          lastSave = now.uptime();
          save(segment.size());
          dirty = false;
        }
        told = false;
      } catch (IOException e) {
        if (!told) {
          trouble.accept(e);
        }
        told = true;
        pace.pause(RETRY);
      }
      if (moved) {
        pace.moved(now);
      } else if (last) {
        return;
      } else if (!told) {
        pace.rest(now);
      }
    }
  }

  /** Copies a piece, or finds out that the file is another one now; whether there was anything. */
  private boolean step(FileChannel segment, ByteBuffer buffer) throws IOException {
    FileChannel file = input;
    if (file == null) {
      open();
      return input != null;
    }
    long size = file.size();
    if (size < position) {
      // Cut and reused: what is in it now came afterwards.
      startOver();
    }
    buffer.clear();
    int read = file.read(buffer, position);
    if (read > 0) {
      buffer.flip();
      if (torn) {
        endLine(segment);
      }
      midLine = buffer.get(read - 1) != '\n';
      while (buffer.hasRemaining()) {
        // Counted piece by piece: what is in the segment is never copied again.
        position += segment.write(buffer);
      }
      return true;
    }
    Optional<String> named = keyOf(source);
    if (named.isPresent() && !named.get().equals(key)) {
      // The old file has been read to its end, once more after the new one was there.
      if (file.size() > position) {
        return true;
      }
      closeInput();
      open();
      return true;
    }
    return false;
  }

  private void startOver() {
    position = 0;
    torn = true;
  }

  /** Half a line at the end of one file and the first line of another are two lines. */
  private void endLine(FileChannel segment) throws IOException {
    if (midLine && segment.write(ByteBuffer.wrap(new byte[] {'\n'})) == 1) {
      midLine = false;
      // At once, since this byte is none of the file's.
      save(segment.size());
    }
    torn = false;
  }

  /** Opens what has the log's name now; another file than the last is read from its beginning. */
  private void open() throws IOException {
    Optional<String> named = keyOf(source);
    if (named.isEmpty()) {
      return;
    }
    FileChannel file;
    try {
      file = FileChannel.open(source, StandardOpenOption.READ);
    } catch (NoSuchFileException _) {
      return;
    }
    if (!keyOf(source).equals(named)) {
      // Renamed in between: the next step sees what has the name then.
      file.close();
      return;
    }
    if (!named.get().equals(key)) {
      startOver();
    }
    key = named.get();
    input = file;
  }

  private void closeInput() throws IOException {
    if (input != null) {
      input.close();
      input = null;
    }
  }

  private void save(long segment) throws IOException {
    Place.write(placeFile, new Place(key, position, segment));
  }

  private static Optional<String> keyOf(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(String.valueOf(key).replace(' ', '_'));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static long sizeOrZero(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  private record Place(String key, long offset, long segment) {

    static Optional<Place> read(Path file) throws IOException {
      try {
        String[] parts = Files.readString(file, StandardCharsets.UTF_8).strip().split(" ", -1);
        if (parts.length != 3) {
          return Optional.empty();
        }
        return Optional.of(new Place(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
      } catch (NoSuchFileException | NumberFormatException _) {
        return Optional.empty();
      }
    }

    static void write(Path file, Place place) throws IOException {
      Path folder = file.getParent();
      if (folder != null) {
        Private.makeFolders(folder);
      }
      Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
      String text = place.key() + " " + place.offset() + " " + place.segment() + "\n";
      try (var out =
          Private.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
