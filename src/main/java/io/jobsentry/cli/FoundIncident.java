package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Occurrence;
import io.jobsentry.json.Json;
import io.jobsentry.model.Layout;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one incident that somebody means.
 *
 * @param id of the one whose folder it is in
 * @param repeat what was meant, where that has no folder of its own
 */
record FoundIncident(String id, Optional<Occurrence> repeat) {
  private static final String LAST = "last";
  private static final int LATE = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** By `last`, an id, or a piece of one that no other has. */
  static FoundIncident of(Layout layout, Incidents incidents, String wanted)
      throws RefusalException, IOException {
    if (wanted.equals(LAST)) {
      Optional<IncidentIndex.Row> last = last(layout, incidents);
      if (last.isPresent()) {
        return of(incidents, last.get());
      }
    }
    List<String> ids = incidents.ids();
    if (ids.isEmpty()) {
      throw RefusalException.failed(
          "there is no incident yet", "`sentry run` writes one when a job fails");
    }
    Map<String, IncidentIndex.Row> repeats = repeats(layout, ids);
    List<String> meant;
    if (wanted.equals(LAST)) {
      // Ids begin with their time.
      meant = all(ids, repeats).max(String::compareTo).stream().toList();
    } else if (ids.contains(wanted) || repeats.containsKey(wanted)) {
      meant = List.of(wanted);
    } else {
      meant = some(ids, repeats, id -> id.startsWith(wanted));
      if (meant.isEmpty()) {
        meant = some(ids, repeats, id -> id.contains(wanted));
      }
    }
    if (meant.isEmpty()) {
      throw RefusalException.usage(
          "there is no incident `" + wanted + "`", "`sentry incidents list` shows them all");
    }
    List<String> homes =
        meant.stream()
            .map(
                it ->
                    Optional.ofNullable(repeats.get(it)).map(IncidentIndex.Row::folder).orElse(it))
            .distinct()
            .toList();
    if (homes.size() > 1) {
      throw RefusalException.usage(
          "`" + wanted + "` stands in the ids of " + meant.size() + " incidents",
          "the latest of them is `" + meant.getLast() + "`");
    }
    IncidentIndex.Row repeat = meant.size() == 1 ? repeats.get(meant.getFirst()) : null;
    return repeat == null
        ? new FoundIncident(homes.getFirst(), Optional.empty())
        : of(incidents, repeat);
  }

  private static FoundIncident of(Incidents incidents, IncidentIndex.Row row) throws IOException {
    return new FoundIncident(
        row.folder(),
        row.repeat().isEmpty() ? Optional.empty() : Optional.of(occurrence(incidents, row)));
  }

  /**
   * The last one by the end of the index, without looking at all folders; empty where a folder may
   * have come or gone since the index was written.
   */
  private static Optional<IncidentIndex.Row> last(Layout layout, Incidents incidents)
      throws IOException {
    Path index = layout.incidentIndex();
    if (!Files.isRegularFile(index)
        || Files.getLastModifiedTime(index).compareTo(Files.getLastModifiedTime(layout.incidents()))
            < 0) {
      return Optional.empty();
    }
    // One that was written down late stands behind others.
    return new IncidentIndex(layout, new RealDisk())
        .latest(LATE, List.of(), _ -> true).stream()
            .max(Comparator.comparing(IncidentIndex.Row::id))
            .filter(row -> incidents.has(row.folder()));
  }

  private static Map<String, IncidentIndex.Row> repeats(Layout layout, List<String> ids)
      throws IOException {
    var folders = new HashSet<>(ids);
    var repeats = new HashMap<String, IncidentIndex.Row>();
    new IncidentIndex(layout, new RealDisk())
        .eachRepeat(
            row -> {
              if (folders.contains(row.folder()) && !folders.contains(row.id())) {
                repeats.put(row.id(), row);
              }
            });
    return repeats;
  }

  private static Stream<String> all(List<String> ids, Map<String, IncidentIndex.Row> repeats) {
    return Stream.concat(ids.stream(), repeats.keySet().stream());
  }

  private static List<String> some(
      List<String> ids, Map<String, IncidentIndex.Row> repeats, Predicate<String> wanted) {
    return all(ids, repeats).filter(wanted).sorted().toList();
  }

  /** Its line may be gone, where there were very many; the index still knows most of it. */
  private static Occurrence occurrence(Incidents incidents, IncidentIndex.Row row)
      throws IOException {
    return incidents.repeats(row.folder()).stream()
        .filter(it -> it.id().equals(row.id()))
        .findFirst()
        .orElse(Occurrence.of(row));
  }

  /** Which of the folder's occurrences was meant, if it was a later one. */
  Optional<String> words() {
    return repeat.map(
        it -> {
          var words = new StringBuilder("`" + it.id() + "` is occurrence " + it.number());
          words.append(" of this incident: ").append(TIME.format(it.at())).append(" UTC, start ");
          words.append(it.incarnation());
          it.ended().ifPresent(ended -> words.append(", the job ").append(ended));
          it.verdict().ifPresent(verdict -> words.append("; ").append(verdict));
          return Printable.of(words.toString());
        });
  }

  Optional<Json> json() {
    return repeat.map(Occurrence::json);
  }
}
