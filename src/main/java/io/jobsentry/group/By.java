package io.jobsentry.group;

import java.util.Locale;
import java.util.Optional;

/** Who decided something about a group. */
public enum By {
  PERSON("a person"),
  /** A fix that was tried and held. */
  VERDICT("a verdict");

  private final String words;

  By(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** As it stands in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<By> parse(String word) {
    for (By by : values()) {
      if (by.word().equals(word)) {
        return Optional.of(by);
      }
    }
    return Optional.empty();
  }
}
