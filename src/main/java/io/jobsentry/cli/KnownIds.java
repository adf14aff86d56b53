package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Incidents;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The ids of incidents and of their repeats, by the index. Only where a folder may have come or
 * gone since that was written are the folders asked as well: to go through a hundred thousand takes
 * long.
 */
final class KnownIds {
  /** One that was written down late stands behind others. */
  private static final int LATE = 20;

  private final Layout layout;
  private final Incidents incidents;
  private final IncidentIndex index;

  /**
   * One of them.
   *
   * @param folder in which it is
   * @param repeat what the index has of it, where it has no folder of its own
   */
  record Known(String id, String folder, Optional<IncidentIndex.Row> repeat) {
    private static Known ofFolder(String id) {
      return new Known(id, id, Optional.empty());
    }

    private static Known of(IncidentIndex.Row row) {
      return new Known(
          row.id(), row.folder(), row.repeat().isEmpty() ? Optional.empty() : Optional.of(row));
    }
  }

  KnownIds(Layout layout, Incidents incidents) {
    this.layout = layout;
    this.incidents = incidents;
    this.index = new IncidentIndex(layout, new RealDisk());
  }

  /** The last one; ids begin with their time. */
  Optional<Known> last() throws IOException {
    Optional<Known> known =
        index.latest(LATE, List.of(), _ -> true).stream()
            .map(Known::of)
            .filter(this::isThere)
            .max(Comparator.comparing(Known::id));
    if (known.isPresent() && isIndexFresh()) {
      return known;
    }
    for (String name : incidents.names().reversed()) {
      if (known.isPresent() && name.compareTo(known.get().id()) < 0) {
        return known;
      }
      if (incidents.has(name)) {
        return Optional.of(Known.ofFolder(name));
      }
    }
    return known;
  }

  /** Those in which a piece stands, in order. */
  List<Known> holding(String piece) throws IOException {
    if (incidents.has(piece)) {
      return List.of(Known.ofFolder(piece));
    }
    var found = new ArrayList<Known>();
    var ids = new HashSet<String>();
    index
        .latest(Integer.MAX_VALUE, List.of(piece), row -> row.id().contains(piece))
        .forEach(
            row -> {
              Known known = Known.of(row);
              if (row.id().contains(piece) && isThere(known) && ids.add(row.id())) {
                found.add(known);
              }
            });
    if (!isIndexFresh()) {
      for (String name : incidents.names()) {
        if (name.contains(piece) && incidents.has(name) && ids.add(name)) {
          found.add(Known.ofFolder(name));
        }
      }
    }
    found.sort(Comparator.comparing(Known::id));
    return found;
  }

  private boolean isThere(Known known) {
    return incidents.has(known.folder());
  }

  private boolean isIndexFresh() throws IOException {
    Path file = layout.incidentIndex();
    return Files.isRegularFile(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(layout.incidents()))
            >= 0;
  }
}
