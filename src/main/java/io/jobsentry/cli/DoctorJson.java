package io.jobsentry.cli;

import io.jobsentry.doctor.Finding;
import io.jobsentry.doctor.Treatment;
import io.jobsentry.json.Json;
import io.jobsentry.model.Layout;
import java.util.Locale;

/** What {@code sentry doctor} found, for scripts. The names only ever grow. */
final class DoctorJson {
  private DoctorJson() {}

  static Json.Obj of(Layout layout, Treatment treatment, boolean repaired) {
    Json.Builder counts = Json.object();
    for (Finding.State state : Finding.State.values()) {
      counts.put(
          word(state), treatment.findings().stream().filter(it -> it.state() == state).count());
    }
    return Json.object()
        .put("schema", 1)
        .put("project", layout.root().toString())
        .put(
            "ok",
            treatment.findings().stream().noneMatch(it -> it.state() == Finding.State.FAILURE))
        .put("fix", repaired)
        .put("hindered", treatment.hindrance() == Treatment.Hindrance.SUPERVISOR)
        .putIfPresent("supervisor_pid", treatment.supervisor().map(it -> Json.of(it.pid())))
        .put("counts", counts.build())
        .put("findings", new Json.Arr(treatment.findings().stream().map(DoctorJson::of).toList()))
        .put("repairs", new Json.Arr(treatment.done().stream().map(DoctorJson::of).toList()))
        .build();
  }

  private static Json of(Finding finding) {
    return Json.object()
        .put("check", finding.check())
        .put("state", word(finding.state()))
        .put("fact", finding.fact())
        .put("why", finding.why())
        .put("remedy", finding.remedy())
        .put("repairable", finding.repair().isPresent())
        .build();
  }

  private static Json of(Treatment.Done done) {
    return Json.object()
        .put("check", done.check())
        .put("ok", done.ok())
        .put("words", done.words())
        .build();
  }

  private static String word(Finding.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
