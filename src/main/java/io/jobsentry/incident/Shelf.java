package io.jobsentry.incident;

import io.jobsentry.fingerprint.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The folders that there are, the one that failed last at the end, and what else is in them. It is
 * what the index says, held in memory: a hundred thousand take some thirty megabytes.
 */
final class Shelf {
  private final SequencedMap<String, Held> folders = new LinkedHashMap<>();
  private final Map<String, String> repeats = new HashMap<>();

  /**
   * A folder.
   *
   * @param times how often its failure came
   * @param opened in milliseconds, as the next
   * @param last when it came last
   * @param from the incarnation that it is of
   * @param to the one that failed like that last
   */
  record Held(
      String id,
      Optional<Fingerprint> fingerprint,
      long times,
      long opened,
      long last,
      int from,
      int to) {

    Instant latest() {
      return Instant.ofEpochMilli(last);
    }

    private Held and(IncidentIndex.Row row) {
      return new Held(
          id,
          fingerprint,
          Math.max(times, row.number()),
          opened,
          Math.max(last, row.opened().toEpochMilli()),
          from,
          Math.max(to, row.incarnation()));
    }

    /** Whether one of which nothing is to be found is one of the many that have no line. */
    private boolean dropped(Dossier.Subject subject) {
      long at = subject.opened().toEpochMilli();
      int incarnation = subject.incarnation().number();
      return times > OccurrenceFile.MOST
          && opened < at
          && at < last
          && from < incarnation
          && incarnation < to;
    }
  }

  /** Of a repeat whose folder is not there, nothing is kept. */
  void put(IncidentIndex.Row row) {
    if (row.repeat().isEmpty()) {
      long at = row.opened().toEpochMilli();
      int incarnation = row.incarnation();
      folders.putLast(
          row.id(), new Held(row.id(), row.fingerprint(), 1, at, at, incarnation, incarnation));
      return;
    }
    Held before = folders.get(row.folder());
    if (before != null) {
      folders.putLast(row.folder(), before.and(row));
      repeats.put(row.id(), row.folder());
    }
  }

  void clear() {
    folders.clear();
    repeats.clear();
  }

  void removeAll(Set<String> ids) {
    folders.keySet().removeAll(ids);
    repeats.values().removeAll(ids);
  }

  void retain(Set<String> ids) {
    folders.keySet().retainAll(ids);
    repeats.values().retainAll(ids);
  }

  boolean has(String id) {
    return folders.containsKey(id);
  }

  boolean knows(String id) {
    return folders.containsKey(id) || repeats.containsKey(id);
  }

  Optional<Held> folder(String id) {
    return Optional.ofNullable(folders.get(id));
  }

  /** Whose folder a repeat is in. */
  Optional<String> home(String repeat) {
    return Optional.ofNullable(repeats.get(repeat));
  }

  /** The folder that an incident was in before its line was one too many. */
  Optional<String> droppedFrom(Dossier.Subject subject) {
    return folders.values().stream().filter(it -> it.dropped(subject)).map(Held::id).findFirst();
  }

  /** The folder of the same failure, if that came last not longer ago than so. */
  Optional<Held> latest(Fingerprint fingerprint, Instant at, Duration within) {
    for (Held held : folders.sequencedValues().reversed()) {
      Duration since = Duration.between(held.latest(), at).abs();
      if (since.compareTo(within) > 0) {
        return Optional.empty();
      }
      if (held.fingerprint().equals(Optional.of(fingerprint))) {
        return Optional.of(held);
      }
    }
    return Optional.empty();
  }

  Iterable<Held> oldestFirst() {
    return folders.values();
  }

  /** The last ones, the latest first. */
  List<Held> last(int most) {
    return folders.sequencedValues().reversed().stream().limit(most).toList();
  }

  int size() {
    return folders.size();
  }
}
