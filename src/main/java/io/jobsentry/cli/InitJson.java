package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.project.Proposed;
import io.jobsentry.project.Start;
import io.jobsentry.project.Survey;
import io.jobsentry.redact.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code sentry init} tells a program. */
final class InitJson {
  private InitJson() {}

  /** What came of it. */
  record Done(boolean written, Optional<Path> copy) {}

  static Json of(
      HomeConfig config, Survey survey, Draft draft, String diff, Done done, Redactor redactor) {
    boolean lacks = draft.start().isEmpty() && draft.kind() == Draft.Kind.NEW;
    var missing =
        lacks
            ? List.<Json>of(
                Json.object()
                    .put("key", "process.command")
                    .put("question", "what starts the job?")
                    .put("hint", "sentry init --non-interactive --command 'python train.py'")
                    .build())
            : List.<Json>of();
    return Json.object()
        .put("schema", 1)
        .put("project", config.place().root().toString())
        .put("file", config.place().name())
        .put("change", draft.kind().name().toLowerCase(Locale.ROOT))
        .put("written", done.written())
        .putIfPresent("copy", done.copy().map(it -> Json.of(it.toString())))
        .put("found", found(survey))
        .put("starts", starts(survey, redactor))
        .putIfPresent("start", draft.start().map(it -> start(it, redactor)))
        .put("proposed", proposed(draft.pieces(), redactor))
        .put("by_hand", proposed(draft.byHand(), redactor))
        .put("missing", new Json.Arr(missing))
        .put("remarks", remarks(survey, draft, redactor))
        .put("diff", diff)
        .put("next", next(lacks, done.written(), draft.kind()))
        .build();
  }

  private static Json found(Survey survey) {
    return new Json.Arr(
        survey.sightings().stream()
            .<Json>map(
                it ->
                    Json.object()
                        .put("stack", it.stack().name().toLowerCase(Locale.ROOT))
                        .put("folder", it.folder())
                        .put("evidence", it.evidence())
                        .build())
            .toList());
  }

  private static Json starts(Survey survey, Redactor redactor) {
    return new Json.Arr(survey.starts().stream().map(it -> start(it, redactor)).toList());
  }

  private static Json start(Start start, Redactor redactor) {
    return Json.object()
        .put(
            "command",
            Json.ofStrings(start.command().stream().map(it -> redactor.redact(it).text()).toList()))
        .put("cwd", start.folder())
        .put("stack", start.stack().name().toLowerCase(Locale.ROOT))
        .put("nature", start.traits().nature().name().toLowerCase(Locale.ROOT))
        .put("certainty", start.certainty().name().toLowerCase(Locale.ROOT))
        .put("reason", start.reason())
        .put("caution", start.caution())
        .build();
  }

  private static Json proposed(List<Proposed> pieces, Redactor redactor) {
    return new Json.Arr(
        pieces.stream()
            .<Json>map(
                it ->
                    Json.object()
                        .put("name", it.name())
                        .put("section", it.addition().section())
                        .put("why", it.why())
                        .put(
                            "yaml",
                            redactor.redact(String.join("\n", it.addition().lines())).text())
                        .build())
            .toList());
  }

  private static Json remarks(Survey survey, Draft draft, Redactor redactor) {
    return Json.ofStrings(
        java.util.stream.Stream.concat(survey.remarks().stream(), draft.remarks().stream())
            .map(it -> redactor.redact(it).text())
            .toList());
  }

  private static Json next(boolean lacks, boolean written, Draft.Kind kind) {
    if (lacks) {
      return Json.ofStrings(List.of("sentry init --non-interactive --command 'COMMAND'"));
    }
    return Json.ofStrings(
        written || kind == Draft.Kind.SAME
            ? List.of("sentry doctor", "sentry run")
            : List.of(
                kind == Draft.Kind.UPGRADE
                    ? "sentry init --non-interactive --upgrade"
                    : "sentry init --non-interactive",
                "sentry doctor",
                "sentry run"));
  }
}
