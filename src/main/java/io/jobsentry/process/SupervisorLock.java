package io.jobsentry.process;

import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The right to supervise a project, held by one process at a time and let go when it dies.
 *
 * <p>Who holds it stands in a file beside the lock: this kind of lock is lost as soon as its own
 * process closes any descriptor of the locked file, a reader's too.
 */
public final class SupervisorLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path note;

  private SupervisorLock(FileChannel channel, Path note) {
    this.channel = channel;
    this.note = note;
  }

  /** Who supervises, and since when. */
  public record Holder(long pid, Instant since, String version) {}

  /** What came of asking for the lock. */
  public sealed interface Answer {
    record Granted(SupervisorLock lock) implements Answer {}

    /** Another has it; who, where that could be read. */
    record Refused(Optional<Holder> holder) implements Answer {}
  }

  public static Answer acquire(Layout layout, String version, Clock clock) throws IOException {
    IncarnationFiles.makeFolder(layout.run());
    IncarnationFiles.make(layout.supervisorLock());
    FileChannel channel = FileChannel.open(layout.supervisorLock(), StandardOpenOption.WRITE);
    try {
      if (locked(channel)) {
        write(layout.run(), version, clock);
        return new Answer.Granted(new SupervisorLock(channel, note(layout)));
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return new Answer.Refused(holder(layout));
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** Who supervises the project now; none, when whoever did is dead. */
  public static Optional<Holder> holder(Layout layout) throws IOException {
    var entries = new HashMap<String, String>();
    try {
      for (String line : Files.readAllLines(note(layout))) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          entries.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    return alive(entries);
  }

  private static Optional<Holder> alive(Map<String, String> entries) {
    try {
      var identity =
          new JobIdentity(
              Long.parseLong(entries.getOrDefault("pid", "")),
              Long.parseLong(entries.getOrDefault("start", "")),
              entries.getOrDefault("boot", ""));
      var since = Instant.parse(entries.getOrDefault("since", ""));
      return ProcessTable.ofThisMachine()
          .alive(identity)
          .map(row -> new Holder(row.pid(), since, entries.getOrDefault("version", "")));
    } catch (NumberFormatException | DateTimeException _) {
      // Half a note proves nobody.
      return Optional.empty();
    }
  }

  private static void write(Path folder, String version, Clock clock) throws IOException {
    ProcessTable table = ProcessTable.ofThisMachine();
    long pid = ProcessHandle.current().pid();
    long start = table.find(pid).orElseThrow(() -> new IOException("no pid " + pid)).startTicks();
    Path draft =
        IncarnationFiles.draft(
            folder,
            "pid="
                + pid
                + "\nstart="
                + start
                + "\nboot="
                + table.bootId()
                + "\nsince="
                + clock.now().wall()
                + "\nversion="
                + version
                + "\n");
    Files.move(draft, folder.resolve("supervisor"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path note(Layout layout) {
    return layout.run().resolve("supervisor");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(note);
    channel.close();
  }
}
