package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.ledger.Goodput;
import io.jobsentry.ledger.Recovery;
import io.jobsentry.ledger.Shares;
import io.jobsentry.ledger.Status;
import io.jobsentry.ledger.Sums;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/** The answer of {@code sentry analyze}, for programs. */
final class AnalysisJson {
  private AnalysisJson() {}

  static Json.Obj of(Analysis analysis) {
    Sums sums = analysis.sums();
    Recovery recovery = sums.recovery();
    Json.Builder out =
        Json.object()
            .put("schema", 1)
            .put("now", analysis.now())
            .putIfPresent("since", analysis.since().map(Json::of))
            .put("attempts", sums.attempts())
            .put("by_status", counts(sums::count))
            .put("success", part(sums.success()))
            .put(
                "recovery",
                Json.object()
                    .put("count", recovery.count())
                    .put("mean_seconds", Json.seconds(recovery.mean()))
                    .put("median_seconds", Json.seconds(recovery.median()))
                    .put("longest_seconds", Json.seconds(recovery.longest()))
                    .build())
            .put("streak", streak(sums.streak()))
            .put("detectors", tallies(sums.detectors(), true))
            .put("sources", tallies(sums.sources(), false))
            .put("goodput", goodput(analysis))
            .put("bad_rows", sums.badRows())
            .put(
                "bad",
                new Json.Arr(
                    sums.bad().stream()
                        .<Json>map(
                            it -> Json.object().put("line", it.line()).put("why", it.why()).build())
                        .toList()));
    if (analysis.plot()) {
      out.put("trend", trend(analysis));
    }
    return out.build();
  }

  private static Json counts(ToIntFunction<Status> count) {
    var object = Json.object();
    for (Status status : Status.values()) {
      if (status != Status.ANCHOR) {
        object.put(status.word(), count.applyAsInt(status));
      }
    }
    return object.build();
  }

  private static Json part(OptionalDouble part) {
    return part.isEmpty() ? Json.NULL : Json.of(Math.round(part.getAsDouble() * 1e4) / 1e4);
  }

  private static Json streak(Sums.Streak streak) {
    return Json.object().put("kept", streak.kept()).put("length", streak.length()).build();
  }

  private static Json tallies(List<Sums.Tally> tallies, boolean streaks) {
    return new Json.Arr(
        tallies.stream()
            .<Json>map(
                tally -> {
                  var object =
                      Json.object()
                          .put("name", tally.name())
                          .put("total", tally.total())
                          .put("success", part(tally.success()))
                          .put("by_status", counts(tally::count));
                  return streaks
                      ? object.put("streak", streak(tally.streak())).build()
                      : object.build();
                })
            .toList());
  }

  private static Json goodput(Analysis analysis) {
    Shares.Tenths tenths = analysis.shares().tenths();
    var kinds = Json.object();
    for (Goodput.Kind kind : Goodput.Kind.values()) {
      kinds.put(
          Analysis.word(kind),
          Json.object()
              .put("seconds", Json.seconds(analysis.shares().of(kind)))
              .put("percent", Json.of(tenths.of(kind) / 10.0))
              .build());
    }
    return Json.object()
        .put("wall_seconds", Json.seconds(analysis.shares().wall()))
        .put("kinds", kinds.build())
        .build();
  }

  private static Json trend(Analysis analysis) {
    return new Json.Arr(
        analysis.trend().steps().stream()
            .<Json>map(
                step ->
                    Json.object()
                        .put("from", step.from())
                        .put("failures", step.failures())
                        .put("goodput", part(step.goodput()))
                        .build())
            .toList());
  }
}
