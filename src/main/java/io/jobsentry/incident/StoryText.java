package io.jobsentry.incident;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stories to lines and back. */
final class StoryText {
  /** Of a story that never ends, so many chapters are kept: the first half and the latest. */
  static final int MOST = 1000;

  private StoryText() {}

  static List<Chapter> read(String text) {
    var story = new ArrayList<Chapter>();
    for (String line : text.split("\n", -1)) {
      chapter(line).ifPresent(story::add);
    }
    return story;
  }

  private static Optional<Chapter> chapter(String line) {
    try {
      if (!line.isBlank() && JsonText.parse(line) instanceof Json.Obj object) {
        return Optional.of(
            new Chapter(
                Instant.parse(object.text("at").orElse("")), object.text("words").orElse("")));
      }
    } catch (MalformedJsonException | DateTimeParseException _) {
      // Somebody wrote into it; the rest of the story is still worth reading.
    }
    return Optional.empty();
  }

  static String lines(List<Chapter> story) {
    var lines = new StringBuilder();
    story.forEach(it -> lines.append(JsonText.compact(json(it))).append('\n'));
    return lines.toString();
  }

  static Json json(Chapter chapter) {
    return Json.object().put("at", chapter.at()).put("words", chapter.words()).build();
  }

  /** With what happened next; the same where that is told already. */
  static List<Chapter> with(List<Chapter> story, Chapter next) {
    // What is older than the end of a full story was told, and has been left out since.
    boolean full = story.size() >= MOST;
    if (story.contains(next) || (full && next.at().isBefore(story.getLast().at()))) {
      return story;
    }
    var longer = new ArrayList<>(story);
    longer.add(next);
    if (full) {
      longer.subList(MOST / 2, longer.size() - MOST / 2).clear();
    }
    return longer;
  }
}
