package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Removes folders of incidents that are more than what is to be kept, the one whose failure came
 * last longest ago first; never the newest, nor the one whose story goes on. What is removed is
 * summed up, then taken out of the index, then put aside under a name that no incident has, then
 * deleted: whoever dies in between leaves what the next one goes on with.
 *
 * <p>It works in passes of bounded length, so that whoever has a failure to write down does not
 * wait for a hundred thousand old ones. Confined to one thread, that of {@link Incidents}.
 */
public final class Retention {
  /** Where a folder lies while it is being deleted. */
  public static final String ASIDE = ".removed-";

  /** So many folders are deleted in one pass. */
  private static final int DELETED = 200;

  /** So many are measured in one. */
  private static final int MEASURED = 2000;

  /** So many at most are summed up at once. */
  private static final int SUMMED = 20_000;

  private final Layout layout;
  private final Disk disk;
  private final Incidents incidents;
  private final Limits limits;
  private final Map<String, Long> sizes = new HashMap<>();
  private final Deque<String> going = new ArrayDeque<>();
  private boolean begun;

  public Retention(Layout layout, Disk disk, Incidents incidents, Limits limits) {
    this.layout = layout;
    this.disk = disk;
    this.incidents = incidents;
    this.limits = limits;
  }

  /**
   * Does some of what there is to do, once the incidents are settled.
   *
   * @param open the incident whose story goes on; empty where there is none
   * @return whether there is more
   */
  public boolean pass(Instant now, String open) throws IOException {
    if (!begun) {
      incidents.forgetRemoved();
      findLeft();
      begun = true;
    }
    boolean left = !going.isEmpty();
    boolean measured = true;
    if (!left) {
      choose(now, open, false);
      if (going.isEmpty() && limits.bytes() > 0) {
        measured = measure();
        if (measured) {
          choose(now, open, true);
        }
      }
    }
    for (int i = 0; i < DELETED && !going.isEmpty(); i++) {
      delete(going.removeFirst());
    }
    return left || !going.isEmpty() || !measured;
  }

  /** What an earlier sentry had begun. */
  private void findLeft() throws IOException {
    Set<String> summed = incidents.removed().going();
    for (String name : disk.list(layout.incidents())) {
      if (name.startsWith(ASIDE) || summed.contains(name)) {
        going.add(name);
      }
    }
  }

  private void choose(Instant now, String open, boolean bySize) throws IOException {
    Shelf shelf = incidents.shelf();
    int left = shelf.size();
    long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
    boolean tooMany = limits.tooMany(left);
    boolean tooMuch = bySize && limits.tooMuch(bytes);
    var chosen = new LinkedHashSet<String>();
    int behind = shelf.size();
    for (Shelf.Held held : shelf.oldestFirst()) {
      behind--;
      if (behind == 0 || held.id().equals(open)) {
        continue;
      }
      if (!limits.tooOld(held.latest(), now)
          && !(tooMany && left > limits.wantedFolders())
          && !(tooMuch && bytes > limits.wantedBytes())) {
        break;
      }
      if (chosen.size() == SUMMED) {
        break;
      }
      chosen.add(held.id());
      left--;
      bytes -= sizes.getOrDefault(held.id(), 0L);
    }
    if (!chosen.isEmpty()) {
      sumUp(chosen);
    }
  }

  private void sumUp(Set<String> chosen) throws IOException {
    // Should it fail half way, the next pass begins with what is left of it.
    begun = false;
    var all = new LinkedHashSet<>(chosen);
    for (String before : incidents.removed().going()) {
      // One that could not be removed then must not be taken for a new one.
      if (disk.exists(layout.incidents().resolve(before))) {
        all.add(before);
      }
    }
    var sums = new Removed.Adding(incidents.removed(), chosen, all);
    incidents.index().each(sums::take);
    Removed removed = sums.done();
    removed.write(layout, disk);
    incidents.forget(removed);
    sizes.keySet().removeAll(chosen);
    going.addAll(chosen);
    begun = true;
  }

  /** Tells whether all are. The newest, which may still grow, is measured each time. */
  private boolean measure() throws IOException {
    int more = MEASURED;
    String newest = "";
    for (Shelf.Held held : incidents.shelf().oldestFirst()) {
      newest = held.id();
      if (!sizes.containsKey(newest)) {
        if (more-- == 0) {
          return false;
        }
        sizes.put(newest, size(layout.incidents().resolve(newest)));
      }
    }
    if (!newest.isEmpty()) {
      sizes.put(newest, size(layout.incidents().resolve(newest)));
    }
    return true;
  }

  /** The bytes of all files in a folder. */
  public static long size(Path folder) throws IOException {
    long[] bytes = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              // Gone meanwhile.
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return bytes[0];
  }

  private void delete(String name) throws IOException {
    Path folder = layout.incidents().resolve(name);
    if (!name.startsWith(ASIDE)) {
      Path aside = layout.incidents().resolve(ASIDE + name);
      disk.move(folder, aside);
      folder = aside;
    }
    incidents.folders().clear(folder);
  }
}
