package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.ledger.Goodput;
import io.jobsentry.ledger.Reckoning;
import io.jobsentry.ledger.Shares;
import io.jobsentry.ledger.Sums;
import io.jobsentry.ledger.Trend;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyzeCommandTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private static final String LEDGER =
      """
      timestamp\tincident_id\tdetector\tsource\tbranch\tstatus\tduration_seconds\tdescription\trun\tincarnation\tby\tcommit\tevidence\tfact\tprev\thash
      2026-05-01T10:00:02Z\ti-1\toom\thalf\t\tpending\t2.000\tx\t1\t1\trule:half\t\t\t7\tp\th
      2026-05-01T10:05:00Z\ti-1\toom\thalf\t\tkept\t4.000\tx\t1\t1\trule:half\t\t\t9\tp\th
      2026-05-01T11:00:00Z\ti-2\toom\thalf\t\tpending\t0.000\tx\t1\t2\trule:half\t\t\t17\tp\th
      2026-05-01T11:00:09Z\ti-2\toom\thalf\t\tregressed\t1.000\tx\t1\t2\trule:half\t\t\t19\tp\th
      2026-05-01T11:00:09Z\ti-3\texit_code\tpolicy\t\tpending\t0.000\tx\t1\t3\tpolicy\t\t\t27\tp\th
      """;

  private static final String EARLIER =
      """
      timestamp\tincident_id\tdetector\tsource\tbranch\tstatus\tduration_seconds\tdescription
      2025-01-01T00:00:00+00:00\ti-1\toom\thalf\t\tkept\t12.5\tx
      """;

  @TempDir private Path folder = Path.of("");

  private Workplace place() throws Exception {
    Files.createDirectories(folder.resolve(".sentry"));
    return new Workplace(folder);
  }

  private Workplace with(String ledger) throws Exception {
    Workplace place = place();
    Files.writeString(folder.resolve(".sentry/attempts.tsv"), ledger);
    return place;
  }

  private static String printed(Map<String, String> env, boolean colour) throws Exception {
    InputStream ledger = new ByteArrayInputStream(LEDGER.getBytes(StandardCharsets.UTF_8));
    Sums sums = Reckoning.of(ledger, Optional.empty());
    List<Goodput.Span> spans =
        List.of(
            new Goodput.Span(
                Goodput.Kind.STARTING, NOON.minusSeconds(7680), NOON.minusSeconds(7600)),
            new Goodput.Span(
                Goodput.Kind.PRODUCTIVE, NOON.minusSeconds(7600), NOON.minusSeconds(3600)),
            new Goodput.Span(Goodput.Kind.STALLED, NOON.minusSeconds(3600), NOON));
    Trend trend = Trend.of(sums.events(), spans, NOON.minusSeconds(7680), NOON, Analysis.COLUMNS);
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var console =
        new Console(stream, stream, InputStream.nullInputStream(), Path.of("/"), env, colour);
    new Analysis(sums, Shares.of(spans, 1, Optional.empty()), trend, Optional.empty(), NOON, true)
        .print(console);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static final String TOP =
      """
      attempts   3, the first 1 h 59 min ago
      verdicts   1 pending, 1 kept, 1 regressed
      helped     50.0 % of those that are known
      recovery   4 s on average, median 4 s, longest 4 s
      streak     1 failed in a row

      DETECTOR                         TRIED    KEPT  FAILED    HELPED   LATELY
      oom                                  2       1       1    50.0 %   1 failed
      exit_code                            1       0       0         -

      SOURCE                           TRIED    KEPT  FAILED    HELPED
      rule:half                            2       1       1    50.0 %
      policy                               1       0       0         -

      goodput    52.1 % of 2 h 8 min
      """;

  @Test
  void fitsEightyColumnsInAscii() throws Exception {
    String text = printed(Map.of("LANG", "C.UTF-8", "TERM", "dumb"), false);
    assertThat(text)
        .isEqualTo(
            TOP
                + "  productive      1 h 6 min   52.1 %  #####################...................\n"
                + "  starting       1 min 20 s    1.0 %  ........................................\n"
                + "  stalled               1 h   46.9 %  ###################.....................\n"
                + """

                failures, 2 min a column
                         2 |                                  #
                           |                                  #
                           |    #                             #
                           |    #                             #
                           +----------------------------------------------------------------
                goodput
                     100 % | #################################
                           | #################################
                           |##################################
                           +----------------------------------------------------------------
                            2 h 8 min ago                                                now
                """);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.replace("\n", "")).isPrintable();
  }

  @Test
  void drawsBlocksAndColoursWhereTheTerminalKnowsThem() throws Exception {
    String text = printed(Map.of("LANG", "en_GB.UTF-8", "TERM", "xterm"), true);
    assertThat(text).contains("█████████████████████░░░", "└────", "\u001b[31m", "\u001b[32m");
    assertThat(printed(Map.of("LANG", "en_GB.UTF-8", "NO_COLOR", "1"), true))
        .contains("█")
        .doesNotContain("\u001b");
  }

  @Test
  void saysThatThereIsNothingYet() throws Exception {
    assertThat(place().sentry("analyze"))
        .isEqualTo(new Said(0, "nothing was tried yet, and no job ran\n", ""));
    Json.Obj json = place().json("analyze", "--json");
    assertThat(json.number("schema")).hasValue(1);
    assertThat(json.number("attempts")).hasValue(0);
  }

  @Test
  void aWindowLeavesOutWhatWasBefore() throws Exception {
    Workplace place = with(LEDGER);
    assertThat(place.json("analyze", "--json").number("attempts")).hasValue(3);
    assertThat(
            place.json("analyze", "--json", "--since", "2026-05-01T11:00:00Z").number("attempts"))
        .hasValue(2);
    assertThat(place.sentry("analyze", "--since", "1s").out())
        .startsWith("nothing was tried since ");
  }

  @Test
  void jsonHasEveryMemberWithItsType() throws Exception {
    Json.Obj json = with(LEDGER).json("analyze", "--json", "--plot");
    assertThat(json.members().keySet())
        .containsExactly(
            "schema",
            "now",
            "attempts",
            "by_status",
            "success",
            "recovery",
            "streak",
            "detectors",
            "sources",
            "goodput",
            "bad_rows",
            "bad",
            "trend");
    Json.Obj kept = (Json.Obj) json.get("by_status").orElseThrow();
    assertThat(kept.number("kept")).hasValue(1);
    assertThat(json.get("success").orElseThrow()).isEqualTo(Json.of(0.5));
    assertThat(((Json.Arr) json.get("trend").orElseThrow()).items()).hasSize(Analysis.COLUMNS);
    Json.Obj goodput = (Json.Obj) json.get("goodput").orElseThrow();
    assertThat(((Json.Obj) goodput.get("kinds").orElseThrow()).members()).hasSize(7);
  }

  @Test
  void badRowsAreToldByLineAndTheRestCounts() throws Exception {
    Said said =
        with(LEDGER + "torn\n" + LEDGER.lines().toList().get(1).replace("i-1", "i-\u001b[9") + "\n")
            .sentry("analyze");
    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("attempts   4, ");
    assertThat(said.err()).isEqualTo("sentry: attempts.tsv:7: it has too few cells\n");
  }

  @Test
  void nonsenseIsRefusedWithAHint() throws Exception {
    assertThat(place().sentry("analyze", "--since", "soon"))
        .isEqualTo(
            new Said(
                2,
                "",
                """
                sentry: error: `--since soon` is no time

                hint: say how long ago (`90s`, `10m`, `2h`, `1d12h`), or when (`2026-05-01T12:00:00Z`)
                """));
    Files.createDirectories(folder.resolve(".sentry/attempts.tsv"));
    Said said = place().sentry("analyze");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains("attempts.tsv` is a folder, not a file\n\nhint: ");
    assertThat(place().sentry("audit", "verify").status()).isEqualTo(1);
  }

  @Test
  void verifySaysHowFarTheChainIsSound() throws Exception {
    assertThat(place().sentry("audit", "verify").out()).startsWith("no ledger yet: ");
    Workplace place = with(EARLIER);
    Json.Obj json = (Json.Obj) JsonText.parse(place.sentry("audit", "verify", "--json").out());
    assertThat(json.members().keySet())
        .containsExactly("schema", "ok", "rows", "sound", "before_chain", "head", "hash", "gaps");
    assertThat(json.flag("ok")).isTrue();
    Files.writeString(folder.resolve(".sentry/attempts.head"), "3 " + "ab".repeat(32) + "\n");
    Said said = place.sentry("audit", "verify");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .isEqualTo(
            """
            0 of 0 rows are sound, and 2 lines before the chain
            line 3 is where it breaks: cut: 3 rows are missing at the end
            the hash that is kept apart is that of no row
            """);
  }
}
