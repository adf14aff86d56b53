package io.jobsentry.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums over a ledger. An attempt is all rows with the same incident and source; its status is that
 * of the last of them. Rows whose time cannot be read count in any window.
 */
public final class Reckoning {
  private static final int NAMED = 8;

  private final long since;
  private final WordStore words = new WordStore();
  private final Reading cells = new Reading();
  private final Map<String, Attempt> attempts = new HashMap<>(1 << 12);
  private final List<Attempt> inOrder = new ArrayList<>();
  private final List<Bad> bad = new ArrayList<>();
  private Places places = Places.of(Columns.EARLIER);
  private int badRows;
  private int verdicts;

  /** A row that is none, and why. */
  public record Bad(int line, String why) {}

  /** Where the columns are that matter here. */
  private record Places(
      int at,
      int incident,
      int detector,
      int source,
      int status,
      int seconds,
      int by,
      boolean ours,
      int needed) {
    static Places of(Columns columns) {
      int[] all = {
        columns.at("timestamp"),
        columns.at("incident_id"),
        columns.at("detector"),
        columns.at("source"),
        columns.at("status"),
        columns.at("duration_seconds"),
        columns.at("by")
      };
      return new Places(
          all[0],
          all[1],
          all[2],
          all[3],
          all[4],
          all[5],
          all[6],
          columns.ours(),
          Arrays.stream(all).max().orElse(0) + 1);
    }
  }

  private static final class Attempt {
    final String detector;
    final String by;
    final boolean ours;
    Status status;
    long began;
    long told;
    long opened;
    long restored = Long.MIN_VALUE;
    int verdict;

    Attempt(String detector, String by, boolean ours, Status status) {
      this.detector = detector;
      this.by = by;
      this.ours = ours;
      this.status = status;
    }
  }

  private Reckoning(Optional<Instant> since) {
    this.since = since.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
  }

  /**
   * Reads a ledger.
   *
   * @param since attempts of which no row is as young do not count
   */
  public static Sums of(InputStream file, Optional<Instant> since) throws IOException {
    var reckoning = new Reckoning(since);
    Lines.each(file, reckoning::line);
    return reckoning.sums();
  }

  private void line(byte[] bytes, int from, int to, int number, boolean ended) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    if (from == end || bytes[from] == '#') {
      return;
    }
    if (Columns.heads(bytes, from, end)) {
      places = Places.of(Columns.of(bytes, from, end));
      if (places.status() < 0 || places.detector() < 0 || places.source() < 0) {
        bad(number, "the header lacks `detector`, `source` or `status`");
        places = Places.of(Columns.EARLIER);
      }
      return;
    }
    cells.take(bytes, from, end, places.needed());
    if (cells.count() <= places.status()) {
      bad(number, ended ? "it has too few cells" : "it was never finished");
      return;
    }
    row(number);
  }

  private void row(int number) {
    Optional<Status> known = Status.of(words.word(cells, places.status(), false));
    if (known.isEmpty()) {
      bad(number, "`" + cells.text(places.status()) + "` is no status");
    }
    // As in the earlier system, of what cannot be understood nothing is known yet.
    Status status = known.orElse(Status.PENDING);
    if (status == Status.ANCHOR) {
      return;
    }
    long at = Times.millis(cells, places.at());
    if (at == Times.NONE) {
      bad(number, "`" + cells.text(places.at()) + "` is no time");
    }
    String source = words.word(cells, places.source(), places.ours());
    Attempt attempt = attempts.computeIfAbsent(key(number), _ -> begun(source, status, at));
    attempt.status = status;
    attempt.told = at;
    long span = Times.span(cells, places.seconds());
    if (status == Status.KEPT
        && attempt.ours
        && attempt.opened != Times.NONE
        && span != Times.NONE) {
      attempt.restored = attempt.opened + span;
    }
    if (status.tells()) {
      attempt.verdict = ++verdicts;
    }
  }

  /** The attempt that a row is about; one without an incident is one by itself. */
  private String key(int number) {
    int incident = places.incident();
    int source = places.source();
    if (incident < 0 || cells.to(incident) == cells.from(incident)) {
      return "\t" + number;
    }
    if (incident < source) {
      return new String(
          cells.bytes(),
          cells.from(incident),
          cells.to(source) - cells.from(incident),
          StandardCharsets.ISO_8859_1);
    }
    return cells.text(incident) + "\t" + cells.text(source);
  }

  private Attempt begun(String source, Status status, long at) {
    String by = places.ours() ? words.word(cells, places.by(), true) : "";
    var attempt =
        new Attempt(
            words.word(cells, places.detector(), places.ours()),
            by.isEmpty() ? source : by,
            places.ours(),
            status);
    attempt.began = at;
    long span = Times.span(cells, places.seconds());
    boolean begins = status == Status.PENDING && at != Times.NONE && span != Times.NONE;
    attempt.opened = begins ? at - span : Times.NONE;
    inOrder.add(attempt);
    return attempt;
  }

  private void bad(int line, String why) {
    badRows++;
    if (bad.size() < NAMED) {
      bad.add(new Bad(line, why));
    }
  }

  private boolean counts(Attempt attempt) {
    return attempt.told == Times.NONE || attempt.told >= since;
  }

  private Sums sums() {
    Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
    Map<String, Sums.Tally> detectors = new LinkedHashMap<>();
    Map<String, Sums.Tally> sources = new LinkedHashMap<>();
    List<Sums.Event> events = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int total = 0;
    for (Attempt it : inOrder) {
      if (counts(it)) {
        total++;
        byStatus.merge(it.status, 1, Integer::sum);
        detectors.computeIfAbsent(it.detector, Sums.Tally::new).add(it.status);
        sources.computeIfAbsent(it.by, Sums.Tally::new).add(it.status);
        if (it.began != Times.NONE) {
          first = Math.min(first, it.began);
          last = Math.max(last, it.told == Times.NONE ? it.began : it.told);
          events.add(new Sums.Event(it.began, it.status));
        }
      }
    }
    return new Sums(
        total,
        byStatus,
        Sums.ranked(detectors),
        Sums.ranked(sources),
        Recovery.of(recoveries()),
        streak(detectors),
        events,
        first == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first)),
        last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)),
        badRows,
        bad);
  }

  /**
   * How long each outage took: from the first failure until the job was up in the incarnation that
   * held. One that nobody got it out of ends nowhere.
   */
  private List<Duration> recoveries() {
    var spans = new ArrayList<Duration>();
    long down = Times.NONE;
    for (Attempt it : inOrder) {
      if (it.opened != Times.NONE && down == Times.NONE) {
        down = it.opened;
      }
      if (it.status == Status.KEPT && it.restored != Long.MIN_VALUE && counts(it)) {
        spans.add(Duration.ofMillis(Math.max(0, it.restored - down)));
      }
      if (it.status != Status.PENDING && !it.status.failed()) {
        down = Times.NONE;
      }
    }
    return spans;
  }

  /** The last verdicts that say the same, of all and of each detector. */
  private Sums.Streak streak(Map<String, Sums.Tally> detectors) {
    List<Attempt> told =
        inOrder.stream()
            .filter(it -> it.status.tells() && counts(it))
            .sorted((one, other) -> Integer.compare(one.verdict, other.verdict))
            .toList();
    for (Attempt it : told) {
      Sums.Tally tally = detectors.get(it.detector);
      if (tally != null) {
        tally.told(it.status == Status.KEPT);
      }
    }
    int length = 0;
    boolean kept = !told.isEmpty() && told.getLast().status == Status.KEPT;
    for (int i = told.size() - 1; i >= 0 && (told.get(i).status == Status.KEPT) == kept; i--) {
      length++;
    }
    return new Sums.Streak(kept, length);
  }
}
