package io.jobsentry.cli;

import io.jobsentry.group.Decision;
import io.jobsentry.group.Group;
import io.jobsentry.json.Json;
import io.jobsentry.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Groups in words.
 *
 * @param quietAfter without an occurrence for so long, a failure is quiet
 */
record GroupText(Instant now, Duration quietAfter) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  Group.State state(Group group) {
    return group.state(now, quietAfter);
  }

  /** The one word that says most. */
  String word(Group group) {
    if (group.muted(now)) {
      return "muted";
    }
    return switch (state(group)) {
      case OPEN -> group.regressed() ? "regressed" : "open";
      case QUIET -> "quiet";
      case RESOLVED -> "resolved";
    };
  }

  /** All of it. */
  String words(Group group) {
    String words =
        switch (state(group)) {
          case OPEN -> "open";
          case QUIET -> "quiet: not seen for " + age(group.last());
          case RESOLVED -> "resolved";
        };
    if (group.regressed()) {
      words += ", regressed: it came again after it had been resolved";
    }
    if (group.muted(now)) {
      words += ", muted " + until(group.muted().orElseThrow());
    }
    return words;
  }

  static String until(Decision.Muted muted) {
    return muted.until().map(it -> "until " + time(it)).orElse("for good");
  }

  /** What stands in a line for a group. */
  static String title(Group group) {
    String title = oneLine(group.title());
    return group.place().isEmpty() || title.contains(group.place())
        ? title
        : title + " (" + oneLine(group.place()) + ")";
  }

  static String oneLine(String text) {
    return Printable.of(text).replace('\n', ' ').strip();
  }

  static String words(Decision decision) {
    String words =
        switch (decision) {
          case Decision.Resolved resolved -> "resolved by " + resolved.by().words();
          case Decision.Reopened _ -> "reopened";
          case Decision.Muted muted -> "muted " + until(muted);
          case Decision.Unmuted _ -> "no longer muted";
        };
    return decision.why().isEmpty() ? words : words + ": " + oneLine(decision.why());
  }

  String age(Instant then) {
    return TimeWords.age(Duration.between(then, now));
  }

  static String time(Instant at) {
    return TIME.format(at) + " UTC";
  }

  Json.Builder json(Group group) {
    return Json.object()
        .put("group", group.id().toString())
        .put("state", state(group).name().toLowerCase(Locale.ROOT))
        .put("regressed", group.regressed())
        .put("muted", group.muted(now))
        .put("count", group.times())
        .put("first", group.first())
        .put("last", group.last())
        .put("latest_incident", group.latest())
        .put("detector", group.detector())
        .put("title", group.title())
        .put("place", group.place())
        .putIfPresent("resolved_at", group.resolved().map(it -> Json.of(it.at())))
        .putIfPresent("resolved_by", group.resolved().map(it -> Json.of(it.by().word())))
        .putIfPresent(
            "muted_until",
            group.muted().filter(it -> group.muted(now)).flatMap(it -> it.until()).map(Json::of));
  }
}
