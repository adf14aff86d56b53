package io.jobsentry.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One row of the ledger: that something was tried, or how it ended.
 *
 * @param incident which incident it is about; empty where it is about none
 * @param detector what told of the failure
 * @param source the rule or the agent by its name, {@code policy} or {@code operator}
 * @param branch where an agent's change lies
 * @param duration since the incident was opened: until this was begun, and in a verdict, until the
 *     job was up again, or where it never was, until the verdict
 * @param by kind and name of the source: {@code rule:oom}, {@code agent:claude}, {@code policy}
 * @param incarnation the one that failed; 0 where there is none
 * @param commit what an agent's change is called in git
 * @param evidence where to look: {@code journal:184}, {@code output:3@1234}
 * @param origin the fact that it tells of
 */
public record Row(
    Instant at,
    String incident,
    String detector,
    String source,
    String branch,
    Status status,
    Duration duration,
    String description,
    int run,
    int incarnation,
    String by,
    String commit,
    String evidence,
    Optional<Origin> origin) {

  /** The columns of a file in order. The first eight are those of the earlier system. */
  static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "incident_id",
          "detector",
          "source",
          "branch",
          "status",
          "duration_seconds",
          "description",
          "run",
          "incarnation",
          "by",
          "commit",
          "evidence",
          "fact",
          "prev",
          "hash");

  /** The first line of a file, and the one before which rows of an earlier system stand. */
  static final String HEADER = String.join("\t", COLUMNS) + "\n";

  /**
   * A fact by its number in the journal, and which of the rows that follow from it.
   *
   * @param part counted from 1
   */
  public record Origin(long seq, int part) {

    /** {@code 184}, or {@code 184.2}. */
    String text() {
      return part == 1 ? Long.toString(seq) : seq + "." + part;
    }

    static Optional<Origin> parse(String text) {
      if (!text.matches("[0-9]{1,18}([.][0-9]{1,3})?")) {
        return Optional.empty();
      }
      int dot = text.indexOf('.');
      return Optional.of(
          dot < 0
              ? new Origin(Long.parseLong(text), 1)
              : new Origin(
                  Long.parseLong(text.substring(0, dot)),
                  Integer.parseInt(text.substring(dot + 1))));
    }
  }

  /** A mark of the ledger itself. */
  static Row anchor(Instant at, String description, String evidence) {
    return new Row(
        at,
        "",
        "",
        "sentry",
        "",
        Status.ANCHOR,
        Duration.ZERO,
        description,
        0,
        0,
        "sentry",
        "",
        evidence,
        Optional.empty());
  }

  /** The same in other words. */
  public Row saying(String words) {
    return new Row(
        at,
        incident,
        detector,
        source,
        branch,
        status,
        duration,
        words,
        run,
        incarnation,
        by,
        commit,
        evidence,
        origin);
  }

  /** All cells but the last two, which the chain adds. */
  String text() {
    return String.join(
        "\t",
        at.toString(),
        Cells.escape(incident),
        Cells.escape(detector),
        Cells.escape(source),
        Cells.escape(branch),
        status.word(),
        BigDecimal.valueOf(duration.toMillis(), 3).toPlainString(),
        Cells.escape(description),
        Integer.toString(run),
        Integer.toString(incarnation),
        Cells.escape(by),
        Cells.escape(commit),
        Cells.escape(evidence),
        origin.map(Origin::text).orElse(""));
  }
}
