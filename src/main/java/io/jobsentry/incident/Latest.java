package io.jobsentry.incident;

import io.jobsentry.incident.IncidentIndex.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes rows of an index from its end, until it has those of so many folders. */
final class Latest {
  private final int most;
  private final IncidentIndex.Wanted wanted;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> folders = new HashSet<>();

  /** Folders of which only repeats have come yet. */
  private final Set<String> lacking = new HashSet<>();

  /** The last repeats of folders that nobody has wanted yet: an earlier row may be wanted. */
  private final Map<String, Row> unwanted = new HashMap<>();

  Latest(int most, IncidentIndex.Wanted wanted) {
    this.most = most;
    this.wanted = wanted;
  }

  boolean isFull() {
    return folders.size() >= most && lacking.isEmpty();
  }

  boolean lacksFolders() {
    return !lacking.isEmpty();
  }

  /**
   * The row before.
   *
   * @param hit whether it may be wanted
   */
  void take(Row row, boolean hit) throws IOException {
    String folder = row.folder();
    boolean repeats = row.repeat().isPresent();
    if (folders.contains(folder)) {
      rows.add(row);
    } else if (hit && folders.size() < most && wanted.is(row)) {
      folders.add(folder);
      Row later = unwanted.remove(folder);
      if (later != null) {
        rows.add(later);
      }
      rows.add(row);
      if (repeats) {
        lacking.add(folder);
      }
    } else if (repeats) {
      unwanted.putIfAbsent(folder, row);
    }
    if (!repeats) {
      lacking.remove(folder);
    }
  }

  List<Row> rows() {
    return rows.reversed();
  }
}
