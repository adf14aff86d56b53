package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Decisions to lines and back. The names are part of the format: they only ever grow. */
final class DecisionText {
  private DecisionText() {}

  static Json.Obj json(Decision decision) {
    Json.Builder line =
        Json.object()
            .put("at", decision.at())
            .put("group", decision.group().toString())
            .put("did", word(decision));
    switch (decision) {
      case Decision.Resolved resolved -> line.put("by", resolved.by().word());
      case Decision.Muted muted -> line.putIfPresent("until", muted.until().map(Json::of));
      case Decision.Reopened _, Decision.Unmuted _ -> {}
    }
    return decision.why().isEmpty() ? line.build() : line.put("why", decision.why()).build();
  }

  private static String word(Decision decision) {
    return switch (decision) {
      case Decision.Resolved _ -> "resolved";
      case Decision.Reopened _ -> "reopened";
      case Decision.Muted _ -> "muted";
      case Decision.Unmuted _ -> "unmuted";
    };
  }

  /** Empty where the line is none, or of a later release. */
  static Optional<Decision> read(String line) {
    try {
      return JsonText.parse(line) instanceof Json.Obj object ? read(object) : Optional.empty();
    } catch (MalformedJsonException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Decision> read(Json.Obj from) {
    Optional<Fingerprint> group = from.text("group").flatMap(Fingerprint::parse);
    Optional<Instant> at = from.text("at").map(DecisionText::time);
    if (group.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    String why = from.text("why").orElse("");
    return switch (from.text("did").orElse("")) {
      case "resolved" ->
          from.text("by")
              .flatMap(By::parse)
              .map(by -> new Decision.Resolved(group.get(), at.get(), by, why));
      case "reopened" -> Optional.of(new Decision.Reopened(group.get(), at.get(), why));
      case "muted" ->
          Optional.of(
              new Decision.Muted(
                  group.get(), at.get(), from.text("until").map(DecisionText::time), why));
      case "unmuted" -> Optional.of(new Decision.Unmuted(group.get(), at.get(), why));
      default -> Optional.empty();
    };
  }

  /** To the millisecond, which is what is kept. */
  private static Instant time(String text) {
    return Millis.of(Instant.parse(text)).orElseThrow(() -> new DateTimeException(text));
  }
}
