package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that passed its check, or its default, with where it comes from. */
sealed interface Setting {
  Origin origin();

  Spot spot();

  /** A single value; {@link Json#NULL} where there is none. Numbers and flags are as typed. */
  record Leaf(Json value, Origin origin, Spot spot) implements Setting {}

  record Many(List<Setting> items, Origin origin, Spot spot) implements Setting {
    public Many {
      items = List.copyOf(items);
    }
  }

  record Group(Map<String, Setting> members, Origin origin, Spot spot) implements Setting {
    public Group {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** Whether the file says it. */
  default boolean written() {
    return origin() instanceof Origin.Written && !(this instanceof Leaf(Json.Null _, _, _));
  }

  /** The default in place of what stands at a spot and was refused. */
  default Setting insteadOf(Spot refused) {
    return switch (this) {
      case Leaf(Json value, Origin origin, _) -> new Leaf(value, origin, refused);
      case Many(List<Setting> items, Origin origin, _) -> new Many(items, origin, refused);
      case Group(Map<String, Setting> members, Origin origin, _) ->
          new Group(members, origin, refused);
    };
  }
}
