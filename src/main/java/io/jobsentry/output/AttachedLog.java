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
import java.util.concurrent.locks.LockSupport;
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
  private final FolderWatch watch;
  private final Consumer<Exception> trouble;
  private final Clock clock;
  private final Path placeFile;
  private final Thread thread;
  private volatile boolean closing;

  private @Nullable FileChannel input;
  private String key = "";
  private long position;

  /** Whether a file that appears later is new, so that its beginning counts. */
  private boolean begun;

  private AttachedLog(
      Layout layout,
      Incarnation incarnation,
      Path source,
      boolean fromStart,
      FolderWatch watch,
      Consumer<Exception> trouble,
      Clock clock)
      throws IOException {
    this.layout = layout;
    this.incarnation = incarnation;
    this.source = source;
    this.watch = watch;
    this.trouble = trouble;
    this.clock = clock;
    this.placeFile = layout.incarnation(incarnation).resolve("attached");
    restore(fromStart);
    this.thread =
        Thread.ofPlatform().daemon().name("sentry-attached-" + incarnation).unstarted(this::run);
  }

  /**
   * Starts at the end of the file as it is now, or where an earlier sentry stopped.
   *
   * @param fromStart whether what is there already counts, too
   * @param watch of the folder that the file lies in
   * @param trouble is told what went wrong, on this log's thread, and it is tried again
   */
  public static AttachedLog start(
      Layout layout,
      Incarnation incarnation,
      Path source,
      boolean fromStart,
      FolderWatch watch,
      Consumer<Exception> trouble,
      Clock clock)
      throws IOException {
    var log = new AttachedLog(layout, incarnation, source, fromStart, watch, trouble, clock);
    log.thread.start();
    return log;
  }

  /** Copies what is there now, and stops. */
  @Override
  public void close() throws IOException {
    closing = true;
    LockSupport.unpark(thread);
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
    if (place.isPresent()) {
      begun = true;
      key = place.get().key();
      position = place.get().offset() + Math.max(0, segment - place.get().segment());
      open();
      FileChannel file = input;
      if (file != null && !keyOf(source).equals(Optional.of(key))) {
        // Rotated while nobody looked: the rest of the old file is out of reach.
        position = 0;
        key = keyOf(source).orElse("");
      }
      return;
    }
    begun = fromStart;
    open();
    FileChannel file = input;
    if (file != null && !fromStart) {
      position = file.size();
    }
    begun = true;
    key = keyOf(source).orElse("");
    save(segment);
  }

  private void run() {
    try (var segment = openSegment();
        var pace = new Pace(watch, clock.now())) {
      follow(segment, pace);
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

  private void follow(FileChannel segment, Pace pace) throws IOException {
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
        told = false;
      } catch (IOException e) {
        if (!told) {
          trouble.accept(e);
        }
        told = true;
        LockSupport.parkNanos(RETRY.toNanos());
      }
      dirty |= moved;
      if (dirty && (last || now.uptime().minus(lastSave).compareTo(SAVE_EVERY) >= 0)) {
        save(segment.size());
        lastSave = now.uptime();
        dirty = false;
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
      position = 0;
    }
    buffer.clear();
    int read = file.read(buffer, position);
    if (read > 0) {
      buffer.flip();
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
      position = 0;
      open();
      return true;
    }
    return false;
  }

  private void open() throws IOException {
    try {
      input = FileChannel.open(source, StandardOpenOption.READ);
      if (begun && key.isEmpty()) {
        position = 0;
      }
      key = keyOf(source).orElse("");
    } catch (NoSuchFileException _) {
      input = null;
    }
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
