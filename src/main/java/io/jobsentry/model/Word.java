package io.jobsentry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A constant that people write in small letters. */
public interface Word {
  String name();

  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <W extends Word> Optional<W> read(W[] all, String word) {
    return Arrays.stream(all).filter(it -> it.word().equals(word)).findFirst();
  }
}
