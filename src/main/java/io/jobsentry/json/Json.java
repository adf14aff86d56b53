package io.jobsentry.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON value. Objects keep the order in which their members were put. */
public sealed interface Json {

  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    public Optional<String> text(String name) {
      return members.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
    }

    public OptionalLong number(String name) {
      return members.get(name) instanceof Num(BigDecimal value)
          ? OptionalLong.of(value.longValue())
          : OptionalLong.empty();
    }

    public boolean flag(String name) {
      return members.get(name) instanceof Bool(boolean value) && value;
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Str(String value) implements Json {}

  record Num(BigDecimal value) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  Json NULL = new Null();

  static Json of(String value) {
    return new Str(value);
  }

  static Json of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Json of(double value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  static Json of(Instant value) {
    return new Str(value.toString());
  }

  /** A duration as seconds, the unit that every key and field of ours names. */
  static Json seconds(Duration value) {
    return new Num(BigDecimal.valueOf(value.toMillis(), 3).stripTrailingZeros());
  }

  static Json ofStrings(Iterable<String> values) {
    var items = new ArrayList<Json>();
    values.forEach(value -> items.add(of(value)));
    return new Arr(items);
  }

  static Json ofMap(Map<String, String> values) {
    var object = object();
    values.forEach((name, value) -> object.put(name, of(value)));
    return object.build();
  }

  static Builder object() {
    return new Builder();
  }

  /** Collects the members of an object in order. */
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, of(value));
    }

    public Builder put(String name, long value) {
      return put(name, of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, of(value));
    }

    public Builder put(String name, Instant value) {
      return put(name, of(value));
    }

    /** Leaves the member out when there is no value. */
    public Builder putIfPresent(String name, Optional<? extends Json> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    public Obj build() {
      return new Obj(members);
    }
  }
}
