package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * One key of the config: the only place where its type, default and meaning stand. What checks,
 * documents and suggests keys reads this.
 *
 * @param name as in the file
 * @param fallback the value without the key; none where there is simply no value
 * @param required whether its section is wrong without it
 * @param examples values to show
 * @param ours whether autosentry does not know the key
 * @param change how ours differs from autosentry's
 */
record Key(
    String name,
    Type type,
    Optional<Json> fallback,
    boolean required,
    String description,
    List<Json> examples,
    Effect effect,
    boolean ours,
    Optional<Change> change) {

  /** Whether something happens because of the key. */
  enum Effect {
    NOW,
    /** It belongs to a part that is not built yet. */
    LATER
  }

  /** What autosentry's documents say, and why ours is another. */
  record Change(String theirs, String why) {}

  /** A key of autosentry's that has an effect; the methods below make it something else. */
  static Key key(String name, Type type, String description) {
    return new Key(
        name,
        type,
        Optional.empty(),
        false,
        description,
        List.of(),
        Effect.NOW,
        false,
        Optional.empty());
  }

  Key or(Json value) {
    return new Key(
        name, type, Optional.of(value), required, description, examples, effect, ours, change);
  }

  Key or(String value) {
    return or(Json.of(value));
  }

  Key or(long value) {
    return or(Json.of(value));
  }

  Key or(double value) {
    return or(Json.of(value));
  }

  Key or(boolean value) {
    return or(Json.of(value));
  }

  Key orList(String... values) {
    return or(Json.ofStrings(List.of(values)));
  }

  Key must() {
    return new Key(name, type, fallback, true, description, examples, effect, ours, change);
  }

  Key like(Json... values) {
    return new Key(
        name, type, fallback, required, description, List.of(values), effect, ours, change);
  }

  Key like(String value) {
    return like(Json.of(value));
  }

  Key later() {
    return new Key(
        name, type, fallback, required, description, examples, Effect.LATER, ours, change);
  }

  Key own() {
    return new Key(name, type, fallback, required, description, examples, effect, true, change);
  }

  /** Ours differs from what autosentry documents. */
  Key not(String theirs, String why) {
    return new Key(
        name,
        type,
        fallback,
        required,
        description,
        examples,
        effect,
        ours,
        Optional.of(new Change(theirs, why)));
  }
}
