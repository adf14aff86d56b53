package io.jobsentry.journal;

import io.jobsentry.core.Fact;
import io.jobsentry.disk.Disk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a project in order, on disk. The facts of one decision are there together or not at
 * all: all but the last of them say that more follows, and a group without its last is cut off.
 */
public final class Journal implements AutoCloseable {
  /** So much may be written without waiting for the disk; more is kept in memory no longer. */
  private static final int UNSYNCED_AT_MOST = 64 * 1024;

  private final Disk disk;
  private final Path path;
  private Disk.Appender file;
  private long nextSeq;
  private long syncedSize;
  private final ByteArrayOutputStream unsynced = new ByteArrayOutputStream();
  private boolean doubtful;

  /** What was there when it was opened, as long as this process has not synced it. */
  private byte[] found;

  /** A fact with its number and time. */
  public record Entry(long seq, Instant at, Fact fact) {}

  /**
   * An opened journal.
   *
   * @param entries all that it holds
   * @param repair what was wrong with it and what was done about that
   */
  public record Opened(Journal journal, List<Entry> entries, Optional<String> repair) {}

  /**
   * What a file of facts is like.
   *
   * @param entries those of its sound beginning
   * @param size in bytes
   * @param soundSize up to where it can be gone on from
   * @param soundAfterDamage whether sound entries stand behind that
   */
  public record Condition(
      List<Entry> entries, long size, long soundSize, boolean soundAfterDamage) {
    public Condition {
      entries = List.copyOf(entries);
    }

    public boolean sound() {
      return soundSize == size;
    }
  }

  private Journal(Disk disk, Path path, Disk.Appender file, byte[] found, long nextSeq) {
    this.disk = disk;
    this.path = path;
    this.file = file;
    this.found = found;
    this.nextSeq = nextSeq;
    this.syncedSize = file.size();
  }

  /**
   * Opens the journal, or makes an empty one. A torn end is cut off. Where something is damaged
   * before the end, the whole is kept aside under another name, and what stands before the damage
   * is gone on from.
   *
   * @throws UnreadableFactException when a newer version has written it
   */
  public static Opened open(Disk disk, Path file) throws IOException, UnreadableFactException {
    Path fresh = successor(file);
    if (!disk.exists(file) && disk.exists(fresh)) {
      // A crash came between the two renames of `renew`.
      disk.move(fresh, file);
    }
    byte[] content = disk.exists(file) ? disk.read(file) : new byte[0];
    Contents contents = Contents.of(content);
    Optional<String> repair = Optional.empty();
    if (contents.soundAfterDamage()) {
      String name = keepAside(disk, file, content, contents.lastSeq() + 1);
      repair =
          Optional.of(
              "the journal is damaged after entry "
                  + contents.lastSeq()
                  + "; all of it is kept as `"
                  + name
                  + "`");
    } else if (contents.soundSize() < content.length) {
      repair =
          Optional.of(
              "the last "
                  + (content.length - contents.soundSize())
                  + " bytes of the journal were never finished and are cut off");
    }
    Disk.Appender appender = disk.append(file);
    if (contents.soundSize() < content.length) {
      appender.cutTo(contents.soundSize());
    }
    byte[] sound = Arrays.copyOf(content, (int) contents.soundSize());
    return new Opened(
        new Journal(disk, file, appender, sound, contents.lastSeq() + 1),
        contents.entries(),
        repair);
  }

  /** The entries as they stand, for readers that change nothing. */
  public static List<Entry> read(Disk disk, Path file) throws IOException, UnreadableFactException {
    return disk.exists(file) ? Contents.of(disk.read(file)).entries() : List.of();
  }

  /** What {@link #open} would find and have to repair; changes nothing. */
  public static Condition examine(byte[] content) throws UnreadableFactException {
    Contents contents = Contents.of(content);
    return new Condition(
        contents.entries(), content.length, contents.soundSize(), contents.soundAfterDamage());
  }

  /** How many bytes it takes. */
  public long size() {
    return syncedSize + unsynced.size();
  }

  /**
   * Writes the facts of one decision, all or none. When it throws, what was written since the last
   * sync is in doubt, since a disk that failed to sync may have dropped any of it while it says
   * that all is well from then on. So all of that is written again before anything else is. What an
   * earlier process wrote may not have been synced either.
   *
   * @param durable whether to wait until they are there for good, with all before them
   * @return the facts with their numbers
   */
  public List<Entry> append(Instant at, List<Fact> facts, boolean durable) throws IOException {
    var text = new StringBuilder();
    var entries = new ArrayList<Entry>();
    long seq = nextSeq;
    for (int i = 0; i < facts.size(); i++) {
      entries.add(new Entry(seq, at, facts.get(i)));
      text.append(new Line(seq++, at, facts.get(i), i < facts.size() - 1).text());
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    boolean sync = durable || unsynced.size() + bytes.length > UNSYNCED_AT_MOST;
    boolean again = doubtful;
    doubtful = true;
    if (again && found.length > 0) {
      writeAnew();
    } else if (again) {
      file.cutTo(syncedSize);
      file.append(unsynced.toByteArray(), false);
    }
    file.append(bytes, sync);
    doubtful = false;
    unsynced.writeBytes(bytes);
    if (sync) {
      synced();
    }
    nextSeq = seq;
    return entries;
  }

  /** Waits until all that was appended is there for good. It fails as {@link #append} does. */
  public void sync(Instant at) throws IOException {
    append(at, List.of(), true);
  }

  private void synced() {
    syncedSize += unsynced.size();
    unsynced.reset();
    found = new byte[0];
  }

  /** Puts a whole new file in the place of one of which any part may be lost. */
  private void writeAnew() throws IOException {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(found);
    whole.writeBytes(unsynced.toByteArray());
    disk.replace(path, whole.toByteArray(), true);
    file.close();
    file = disk.append(path);
    synced();
  }

  /**
   * Begins the journal anew with one fact that carries over what outlives a run. The old one stays
   * beside it under the number of its last entry.
   */
  public static void renew(Disk disk, Path file, long lastSeq, Instant at, Fact.Carried carried)
      throws IOException {
    String line = new Line(lastSeq + 1, at, carried, false).text();
    disk.replace(successor(file), line.getBytes(StandardCharsets.UTF_8), true);
    try (Disk.Appender old = disk.append(file)) {
      // What is put away must be whole, since nobody looks after it any more.
      old.append(new byte[0], true);
    }
    disk.move(file, file.resolveSibling("journal-%012d.jsonl".formatted(lastSeq)));
    disk.move(successor(file), file);
  }

  /** Keeps a damaged journal under a name that no other has. */
  private static String keepAside(Disk disk, Path file, byte[] content, long seq)
      throws IOException {
    String name = "journal.damaged-" + seq + ".jsonl";
    for (int i = 2; disk.exists(file.resolveSibling(name)); i++) {
      if (Arrays.equals(disk.read(file.resolveSibling(name)), content)) {
        return name;
      }
      name = "journal.damaged-" + seq + "-" + i + ".jsonl";
    }
    disk.replace(file.resolveSibling(name), content, true);
    return name;
  }

  private static Path successor(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * What a file holds.
   *
   * @param soundSize up to where it is sound and no decision is cut in two
   * @param soundAfterDamage whether sound lines stand behind a damaged one
   */
  private record Contents(
      List<Entry> entries, long lastSeq, long soundSize, boolean soundAfterDamage) {

    static Contents of(byte[] bytes) throws UnreadableFactException {
      var entries = new ArrayList<Entry>();
      var group = new ArrayList<Entry>();
      long sound = 0;
      long lastSeq = 0;
      int start = 0;
      while (start < bytes.length) {
        int end = endOfLine(bytes, start);
        Optional<Line> line = end < 0 ? Optional.empty() : parse(bytes, start, end);
        boolean first = entries.isEmpty() && group.isEmpty();
        boolean follows =
            line.isPresent() && (first || line.get().seq() == nextAfter(entries, group));
        if (!follows) {
          return new Contents(entries, lastSeq, sound, end >= 0 && anySound(bytes, end + 1));
        }
        Line entry = line.orElseThrow();
        group.add(new Entry(entry.seq(), entry.at(), entry.fact()));
        start = end + 1;
        if (!entry.more()) {
          entries.addAll(group);
          group.clear();
          sound = start;
          lastSeq = entry.seq();
        }
      }
      return new Contents(entries, lastSeq, sound, false);
    }

    private static long nextAfter(List<Entry> entries, List<Entry> group) {
      return (group.isEmpty() ? entries : group).getLast().seq() + 1;
    }

    private static boolean anySound(byte[] bytes, int from) throws UnreadableFactException {
      int start = from;
      while (start < bytes.length) {
        int end = endOfLine(bytes, start);
        if (end < 0) {
          return false;
        }
        if (parse(bytes, start, end).isPresent()) {
          return true;
        }
        start = end + 1;
      }
      return false;
    }

    private static Optional<Line> parse(byte[] bytes, int start, int end)
        throws UnreadableFactException {
      return Line.parse(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    private static int endOfLine(byte[] bytes, int start) {
      for (int i = start; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          return i;
        }
      }
      return -1;
    }
  }
}
