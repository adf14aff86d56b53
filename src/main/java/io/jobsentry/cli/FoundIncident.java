package io.jobsentry.cli;

import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Occurrence;
import io.jobsentry.json.Json;
import io.jobsentry.model.Layout;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The one incident that somebody means.
 *
 * @param id of the one whose folder it is in
 * @param repeat what was meant, where that has no folder of its own
 */
record FoundIncident(String id, Optional<Occurrence> repeat) {
  private static final String LAST = "last";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** By `last`, an id, or a piece of one that no other has. */
  static FoundIncident of(Layout layout, Incidents incidents, String wanted)
      throws RefusalException, IOException {
    var ids = new KnownIds(layout, incidents);
    Optional<KnownIds.Known> last = ids.last();
    if (last.isEmpty()) {
      throw RefusalException.failed(
          "there is no incident yet", "`sentry run` writes one when a job fails");
    }
    return of(incidents, wanted.equals(LAST) ? last.get() : only(ids.holding(wanted), wanted));
  }

  private static KnownIds.Known only(List<KnownIds.Known> holding, String wanted)
      throws RefusalException {
    List<KnownIds.Known> meant = some(holding, id -> id.equals(wanted));
    if (meant.isEmpty()) {
      meant = some(holding, id -> id.startsWith(wanted));
    }
    if (meant.isEmpty()) {
      meant = holding;
    }
    if (meant.isEmpty()) {
      throw RefusalException.usage(
          "there is no incident `" + wanted + "`", "`sentry incidents list` shows them all");
    }
    if (meant.stream().map(KnownIds.Known::folder).distinct().count() > 1) {
      throw RefusalException.usage(
          "`" + wanted + "` stands in the ids of " + meant.size() + " incidents",
          "the latest of them is `" + meant.getLast().id() + "`");
    }
    // Where it stands in the ids of an incident and of its repeats, the incident is meant.
    return meant.size() == 1
        ? meant.getFirst()
        : new KnownIds.Known(
            meant.getFirst().folder(), meant.getFirst().folder(), Optional.empty());
  }

  private static List<KnownIds.Known> some(List<KnownIds.Known> all, Predicate<String> wanted) {
    return all.stream().filter(it -> wanted.test(it.id())).toList();
  }

  private static FoundIncident of(Incidents incidents, KnownIds.Known known) throws IOException {
    return new FoundIncident(
        known.folder(),
        known.repeat().isEmpty()
            ? Optional.empty()
            : Optional.of(occurrence(incidents, known.repeat().get())));
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
