package io.jobsentry.source;

import java.util.Map;
import java.util.Optional;

/** How grave the writer of a line takes it to be. */
public enum Level {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR,
  FATAL;

  private static final Map<String, Level> WORDS =
      Map.ofEntries(
          Map.entry("TRACE", TRACE),
          Map.entry("VERBOSE", TRACE),
          Map.entry("DEBUG", DEBUG),
          Map.entry("DBG", DEBUG),
          Map.entry("INFO", INFO),
          Map.entry("NOTICE", INFO),
          Map.entry("WARN", WARN),
          Map.entry("WARNING", WARN),
          Map.entry("WRN", WARN),
          Map.entry("ERR", ERROR),
          Map.entry("ERROR", ERROR),
          Map.entry("SEVERE", ERROR),
          Map.entry("FATAL", FATAL),
          Map.entry("CRIT", FATAL),
          Map.entry("CRITICAL", FATAL),
          Map.entry("ALERT", FATAL),
          Map.entry("EMERG", FATAL),
          Map.entry("PANIC", FATAL));

  /** The JDK copies all before a letter that is two in capitals. */
  private static final int LONGEST = 16;

  /** How grave a line says that it is: behind a stamp, or as {@code ERROR:name:text}. */
  public static Optional<Level> ofRecord(Peeled line) {
    int colon = line.text().indexOf(':');
    return line.level()
        .or(() -> colon < 0 ? Optional.empty() : of(line.text().substring(0, colon)));
  }

  /** The level that a word stands for, all in capitals or all in small letters. */
  public static Optional<Level> of(String word) {
    Level level = WORDS.get(word);
    if (level == null
        && !word.isEmpty()
        && word.length() <= LONGEST
        && Character.isLowerCase(word.charAt(0))) {
      level = WORDS.get(word.toUpperCase(java.util.Locale.ROOT));
    }
    return Optional.ofNullable(level);
  }
}
