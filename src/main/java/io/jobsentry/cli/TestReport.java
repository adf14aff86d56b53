package io.jobsentry.cli;

import io.jobsentry.catalogue.Signature;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.redact.Redactor;
import io.jobsentry.replay.Fixture;
import io.jobsentry.replay.Trial;
import io.jobsentry.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code sentry test} found, for people and for programs. */
final class TestReport {
  private static final int WIDEST = 160;
  private static final String ROW = "%-34s %9s %9s %7s %9s%n";

  private final boolean all;
  private final Redactor redactor;
  private final StringBuilder text = new StringBuilder();
  private final Json.Builder json = Json.object().put("schema", 1);

  /**
   * @param all also those known failures that no line comes near
   * @param redactor for the lines of logs, which are shown in part
   */
  TestReport(boolean all, Redactor redactor) {
    this.all = all;
    this.redactor = redactor;
  }

  String text() {
    return text.toString();
  }

  String json() {
    return JsonText.pretty(json.build()) + "\n";
  }

  void add(String log, Watching watching, Trial.Result result) {
    text.append(
        "%s: %s, %s%n%n"
            .formatted(log, Sizes.count(result.lines(), "line"), Sizes.of(result.bytes())));
    text.append(ROW.formatted("detector", "matched", "told", "nearly", "ns a line"));
    result.detectors().forEach((name, score) -> detector(name, score, result.lines()));
    if (!result.rules().isEmpty()) {
      text.append('\n').append("%-34s %9s %9s %7s%n".formatted("rule", "answered", "", "nearly"));
      result.rules().forEach(this::rule);
    }
    text.append(
        "%n%s noticed by nothing%s%n"
            .formatted(
                Sizes.count(result.unnoticed(), "line"),
                result.grave().isEmpty() ? "" : "; some of them sound grave:"));
    result.grave().forEach(it -> example(it, ""));
    json.put("log", log)
        .put("lines", result.lines())
        .put("bytes", result.bytes())
        .put("detectors", scores(result.detectors()))
        .put("rules", scores(result.rules()))
        .put("unnoticed", result.unnoticed())
        .put("grave", examples(result.grave()));
  }

  private String clean(String text) {
    return redactor.redact(text).text();
  }

  private boolean shown(String name, Trial.Score score) {
    return all
        || score.matched() > 0
        || Signature.idOf(name).isEmpty()
        || score.near().stream().anyMatch(it -> it.why().contains("`not`"));
  }

  private void detector(String name, Trial.Score score, long lines) {
    if (!shown(name, score)) {
      return;
    }
    text.append(
        ROW.formatted(
            name,
            score.matched(),
            score.reported(),
            score.nearly(),
            "%.1f".formatted(lines == 0 ? 0.0 : (double) score.nanos() / lines)));
    score.examples().forEach(it -> example(it, ""));
    score.near().forEach(it -> example(it, "nearly, "));
  }

  private void rule(String name, Trial.Score score) {
    text.append("%-34s %9s %9s %7s%n".formatted(name, score.matched(), "", score.nearly()));
    score.examples().forEach(it -> example(it, ""));
    score.near().forEach(it -> example(it, "nearly, "));
  }

  private void example(Trial.Example it, String how) {
    String line = Printable.of(clean(it.text()).strip());
    text.append("%9d  ".formatted(it.line()))
        .append(it.why().isEmpty() ? "" : how + it.why() + ": ")
        .append(line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…")
        .append('\n');
  }

  private Json scores(Map<String, Trial.Score> scores) {
    var list = new ArrayList<Json>();
    scores.forEach(
        (name, score) -> {
          if (shown(name, score)) {
            list.add(
                Json.object()
                    .put("name", name)
                    .put("matched", score.matched())
                    .put("told", score.reported())
                    .put("nearly", score.nearly())
                    .put("nanos", score.nanos())
                    .put("examples", examples(score.examples()))
                    .put("near", examples(score.near()))
                    .build());
          }
        });
    return new Json.Arr(list);
  }

  private Json examples(List<Trial.Example> examples) {
    return new Json.Arr(
        examples.stream()
            .<Json>map(
                it ->
                    Json.object()
                        .put("line", it.line())
                        .put("text", clean(it.text()))
                        .put("why", it.why())
                        .build())
            .toList());
  }

  /**
   * @param asked whether examples were to be checked, though there may be none
   */
  void add(List<Fixture.Outcome> outcomes, boolean asked) {
    if (!asked) {
      return;
    }
    long bad = outcomes.stream().filter(it -> !it.good()).count();
    text.append(text.isEmpty() ? "" : "\n");
    outcomes.stream().filter(it -> !it.good()).forEach(this::failed);
    text.append(
        outcomes.isEmpty()
            ? "the config has no `examples` to check\n"
            : Sizes.count(outcomes.size(), "example")
                + ", "
                + (bad == 0 ? "all as expected" : bad + " not as expected")
                + "\n");
    json.put(
        "examples",
        new Json.Arr(
            outcomes.stream()
                .<Json>map(
                    it ->
                        Json.object()
                            .put(it.fixture().rule() ? "rule" : "detector", it.fixture().owner())
                            .put("name", JUnitXml.name(it.fixture()))
                            .put("text", clean(it.fixture().text()))
                            .put("ok", it.good())
                            .put("got", clean(it.got()))
                            .build())
                .toList()));
  }

  private void failed(Fixture.Outcome outcome) {
    Fixture fixture = outcome.fixture();
    text.append(fixture.rule() ? "rule `" : "detector `")
        .append(fixture.owner())
        .append(fixture.match() ? "` should notice" : "` should not notice")
        .append(" its example ")
        .append(fixture.number())
        .append(": ")
        .append(Printable.of(clean(outcome.got())))
        .append('\n');
    clean(fixture.text())
        .lines()
        .forEach(it -> text.append("  ").append(Printable.of(it)).append('\n'));
  }
}
