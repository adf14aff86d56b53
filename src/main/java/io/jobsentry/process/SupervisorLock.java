package io.jobsentry.process;

import io.jobsentry.disk.FullDisk;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
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

  /** Asks for the lock; who has it is written down, or else nobody has it. */
  public static Answer acquire(Layout layout, String version, Clock clock) throws IOException {
    return acquire(layout, () -> write(layout.run(), version, clock));
  }

  /**
   * Asks for the lock to do one thing and leave. It is had even where the disk has no room to write
   * down by whom: a full disk is no reason not to stop a job.
   */
  public static Answer acquireBriefly(Layout layout, String version, Clock clock)
      throws IOException {
    return acquire(
        layout,
        () -> {
          try {
            write(layout.run(), version, clock);
          } catch (IOException e) {
            if (!FullDisk.isBehind(e)) {
              throw e;
            }
          }
        });
  }

  /** Writes down who has the lock. */
  private interface Note {
    void write() throws IOException;
  }

  private static Answer acquire(Layout layout, Note own) throws IOException {
    IncarnationFiles.makeFolder(layout.run());
    IncarnationFiles.make(layout.supervisorLock());
    FileChannel channel = FileChannel.open(layout.supervisorLock(), StandardOpenOption.WRITE);
    try {
      if (locked(channel)) {
        own.write();
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
    return alive(noted(layout));
  }

  /**
   * Sends whoever supervises the project a signal, and nobody who has come by that pid.
   *
   * @return whether it was there to get it
   */
  public static boolean signal(Layout layout, PosixSignal signal) throws IOException {
    Map<String, String> entries = noted(layout);
    if (alive(entries).isEmpty()) {
      return false;
    }
    JobIdentity identity = identity(entries);
    var member = new JobHost.Member(identity.pid(), identity.startTicks(), "", "supervises");
    return new Signaller(ProcessTable.ofThisMachine()).send(member, signal);
  }

  private static Map<String, String> noted(Layout layout) throws IOException {
    var entries = new HashMap<String, String>();
    try {
      for (String line : Files.readAllLines(note(layout))) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          entries.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (NoSuchFileException _) {
      return Map.of();
    }
    return entries;
  }

  private static JobIdentity identity(Map<String, String> entries) {
    return new JobIdentity(
        Long.parseLong(entries.getOrDefault("pid", "")),
        Long.parseLong(entries.getOrDefault("start", "")),
        entries.getOrDefault("boot", ""));
  }

  private static Optional<Holder> alive(Map<String, String> entries) {
    try {
      JobIdentity identity = identity(entries);
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
