package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Layout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * What retention has removed, in sums: one for each failure. It also names the incidents that were
 * summed up last: whatever is still to be found of them counts no more, and goes.
 *
 * @param going the folders that were summed up last
 * @param sums the failures that came last; of very many, not the others
 * @param folders how many were removed in all
 * @param until when the latest of them came last
 * @param incarnation the highest of them
 */
public record Removed(
    Set<String> going, Map<Fingerprint, Sum> sums, long folders, Instant until, int incarnation) {
  public static final Removed NOTHING = new Removed(Set.of(), Map.of(), 0, Instant.EPOCH, 0);

  /** More failures than these are no longer told apart by anybody. */
  static final int MOST_SUMS = 10_000;

  /**
   * What is kept of the incidents of one failure.
   *
   * @param latest the row of the last
   */
  public record Sum(long times, Instant first, IncidentIndex.Row latest) {
    private static Sum of(IncidentIndex.Row row) {
      return new Sum(row.times(), row.opened(), row);
    }

    private Sum and(Sum other) {
      return new Sum(
          times + other.times,
          first.isBefore(other.first) ? first : other.first,
          other.latest.opened().isBefore(latest.opened()) ? latest : other.latest);
    }
  }

  /** Whether an incident of which there is no folder had one. */
  boolean covers(Dossier.Subject subject) {
    return subject.incarnation().number() <= incarnation && !subject.opened().isAfter(until);
  }

  /** Adds up what is removed next. */
  static final class Adding {
    private final Removed before;
    private final Set<String> chosen;
    private final Set<String> going;
    private final Map<Fingerprint, Sum> sums;
    private Instant until;
    private int incarnation;

    Adding(Removed before, Set<String> chosen, Set<String> going) {
      this.before = before;
      this.chosen = chosen;
      this.going = going;
      this.sums = new HashMap<>(before.sums);
      this.until = before.until;
      this.incarnation = before.incarnation;
    }

    void take(IncidentIndex.Row row) {
      if (chosen.contains(row.folder())) {
        row.fingerprint().ifPresent(it -> sums.merge(it, Sum.of(row), Sum::and));
        until = row.opened().isAfter(until) ? row.opened() : until;
        incarnation = Math.max(incarnation, row.incarnation());
      }
    }

    Removed done() {
      return new Removed(going, sums, before.folders + chosen.size(), until, incarnation);
    }
  }

  void write(Layout layout, Disk disk) throws IOException {
    var text = new StringBuilder();
    line(text, Json.object().put("going", Json.ofStrings(List.copyOf(going))).build());
    sums.values().stream()
        .sorted(Comparator.comparing((Sum it) -> it.latest().opened()).reversed())
        .limit(MOST_SUMS)
        .forEach(
            sum ->
                line(
                    text,
                    Json.object()
                        .put("times", sum.times())
                        .put("first", sum.first())
                        .put("latest", sum.latest().json())
                        .build()));
    // Last, since it is never twice the same: whoever read the file knows it again by its end.
    line(
        text,
        Json.object()
            .put("folders", folders)
            .put("until", until)
            .put("incarnation", incarnation)
            .build());
    disk.replace(layout.removedIncidents(), text.toString().getBytes(StandardCharsets.UTF_8), true);
  }

  private static void line(StringBuilder text, Json line) {
    text.append(JsonText.compact(line)).append('\n');
  }

  /** What can be read of it. */
  public static Removed read(Layout layout) throws IOException {
    if (!Files.isRegularFile(layout.removedIncidents())) {
      return NOTHING;
    }
    Removed all = NOTHING;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(layout.removedIncidents()), StandardCharsets.UTF_8))) {
      var sums = new LinkedHashMap<Fingerprint, Sum>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all = all.with(line, sums);
      }
      return new Removed(all.going, sums, all.folders, all.until, all.incarnation);
    }
  }

  private Removed with(String line, Map<Fingerprint, Sum> read) {
    try {
      if (JsonText.parse(line) instanceof Json.Obj object) {
        if (object.get("going").orElse(null) instanceof Json.Arr(var ids)) {
          return new Removed(texts(ids), sums, folders, until, incarnation);
        }
        if (object.get("latest").orElse(null) instanceof Json.Obj latest) {
          IncidentIndex.Row row = IncidentIndex.Row.read(JsonText.compact(latest)).orElseThrow();
          var sum =
              new Sum(
                  object.number("times").orElseThrow(),
                  Instant.parse(object.text("first").orElseThrow()),
                  row);
          read.merge(row.fingerprint().orElseThrow(), sum, Sum::and);
        } else {
          return new Removed(
              going,
              sums,
              object.number("folders").orElseThrow(),
              Instant.parse(object.text("until").orElseThrow()),
              (int) object.number("incarnation").orElseThrow());
        }
      }
    } catch (MalformedJsonException | NoSuchElementException | DateTimeParseException _) {
      // Somebody wrote into it: the other lines still hold.
    }
    return this;
  }

  private static Set<String> texts(List<Json> items) {
    var texts = new LinkedHashSet<String>();
    for (Json item : items) {
      if (item instanceof Json.Str(var text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
