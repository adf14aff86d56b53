package io.jobsentry.config;

import java.util.ArrayList;
import java.util.List;

/** What may stand behind a key. */
sealed interface Type {

  /** A text in which {@code $NAME} is replaced. */
  record Text(boolean mayBeEmpty) implements Type {}

  /** A file or folder; relative ones start at the project's folder. */
  record PathText() implements Type {}

  /** A regular expression in RE2's syntax, taken as it stands, with at least that many groups. */
  record Regex(int groups) implements Type {}

  /** An http or https address. */
  record Url() implements Type {}

  record Flag() implements Type {}

  record Whole(long least, long most) implements Type {}

  record Fraction(double least, double most) implements Type {}

  /** A length of time as a number of seconds, decimals allowed. */
  record Seconds(boolean mayBeZero, long most) implements Type {}

  /** A number of bytes, or a text such as {@code 64MB} or {@code 1GiB}. */
  record Size(long least) implements Type {}

  /** The name of a signal. */
  record Signal() implements Type {}

  /**
   * One of a few words. {@code true} and {@code false} among them may be written without quotes.
   */
  record Choice(List<Option> options) implements Type {
    List<String> words() {
      return options.stream().map(Option::word).toList();
    }
  }

  /** One word of a choice. */
  record Option(String word, Key.Effect effect, String meaning) {}

  record ListOf(Type item, boolean mayBeEmpty) implements Type {}

  /** Names of the user's choice, each with a value. */
  record MapOf(Naming naming, Type value) implements Type {}

  /** What the names in a {@link MapOf} have to look like. */
  enum Naming {
    ENVIRONMENT,
    ANY
  }

  /**
   * A group of keys.
   *
   * @param record the record of {@link Config} that carries it, for the test that each key is read
   */
  record Section(String record, List<Key> keys) implements Type {
    public Section {
      keys = List.copyOf(keys);
    }

    Section and(List<Key> more) {
      var all = new ArrayList<>(keys);
      all.addAll(more);
      return new Section(record, all);
    }

    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  /** Either yes or no, or a section with a key {@code enabled}. */
  record FlagOrSection(Section section) implements Type {}

  static Text text() {
    return new Text(true);
  }

  static Text word() {
    return new Text(false);
  }

  static Choice oneOf(Option... options) {
    return new Choice(List.of(options));
  }

  static Option option(String word, String meaning) {
    return new Option(word, Key.Effect.NOW, meaning);
  }

  static Option laterOption(String word, String meaning) {
    return new Option(word, Key.Effect.LATER, meaning);
  }

  static Seconds seconds() {
    return new Seconds(false, 10L * 366 * 86_400);
  }

  static Seconds secondsOrZero() {
    return new Seconds(true, 10L * 366 * 86_400);
  }

  static Whole count() {
    return new Whole(0, Integer.MAX_VALUE);
  }

  static Whole atLeast(long least) {
    return new Whole(least, Integer.MAX_VALUE);
  }

  static ListOf listOf(Type item) {
    return new ListOf(item, true);
  }

  static ListOf fullListOf(Type item) {
    return new ListOf(item, false);
  }

  static Section section(String record, Key... keys) {
    return new Section(record, List.of(keys));
  }
}
