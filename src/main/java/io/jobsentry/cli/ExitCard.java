package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.model.PosixSignal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What it means that something ended with a code. */
final class ExitCard {
  private static final int SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;
  private static final int LARGEST = 255;

  private ExitCard() {}

  /** Whether a word is a code and nothing else. */
  static boolean isCode(String word) {
    return !word.isEmpty()
        && word.length() <= 3
        && word.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(word) <= LARGEST;
  }

  /**
   * @param word a code, or the name of one of sentry's own
   */
  static Explained of(String word, int width) throws RefusalException {
    int code = isCode(word) ? Integer.parseInt(word) : named(word).code();
    Optional<ExitStatus> ours =
        Arrays.stream(ExitStatus.values()).filter(it -> it.code() == code).findFirst();
    Optional<String> signal =
        code > SIGNALS && code <= SIGNALS + LAST_SIGNAL
            ? Optional.of(signal(code - SIGNALS))
            : Optional.empty();
    var entries = new LinkedHashMap<String, List<String>>();
    entries.put("code", List.of(Integer.toString(code)));
    ours.ifPresent(
        it -> {
          entries.put("name", List.of(it.name()));
          entries.put("sentry", List.of(it.meaning()));
        });
    String job =
        signal
            .map(it -> it + " ended it, as a shell writes that")
            .orElse("its own status, which `sentry run` passes on");
    entries.put("job", List.of(job));
    entries.put("more", List.of("`sentry help exit-codes`"));
    var json =
        Json.object()
            .put("schema", 1)
            .put("kind", "exit")
            .put("code", code)
            .putIfPresent("name", ours.map(it -> Json.of(it.name())))
            .putIfPresent("meaning", ours.map(it -> Json.of(it.meaning())))
            .putIfPresent("signal", signal.map(Json::of))
            .put("job", job);
    return Explained.card(entries, width, json.build());
  }

  private static String signal(int number) {
    return Arrays.stream(PosixSignal.values())
        .filter(it -> it.number() == number)
        .findFirst()
        .map(it -> "signal " + number + " (" + it.name() + ")")
        .orElse("signal " + number);
  }

  private static ExitStatus named(String word) throws RefusalException {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> names = Arrays.stream(ExitStatus.values()).map(ExitStatus::name).toList();
    if (names.contains(name)) {
      return ExitStatus.valueOf(name);
    }
    throw RefusalException.usage(
        "there is no exit code `" + word + "`",
        Nearest.to(name, names)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("they go from 0 to 255; `sentry help exit-codes` shows sentry's own"));
  }
}
