package io.jobsentry.journal;

import io.jobsentry.core.Overlays;
import io.jobsentry.json.Json;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Known;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The members of one journal line, each demanded in its type. */
final class FactFields {
  private final Json.Obj from;

  FactFields(Json.Obj from) {
    this.from = from;
  }

  String text(String name) throws UnreadableFactException {
    return from.text(name).orElseThrow(() -> missing(name));
  }

  long number(String name) throws UnreadableFactException {
    OptionalLong value = from.number(name);
    if (value.isEmpty()) {
      throw missing(name);
    }
    return value.getAsLong();
  }

  int integer(String name) throws UnreadableFactException {
    long value = number(name);
    if (value != (int) value) {
      throw missing(name);
    }
    return (int) value;
  }

  double real(String name) throws UnreadableFactException {
    if (from.get(name).orElse(Json.NULL) instanceof Json.Num(BigDecimal value)) {
      return value.doubleValue();
    }
    throw missing(name);
  }

  Instant instant(String name) throws UnreadableFactException {
    return parsed(name, text(name));
  }

  List<Instant> instants(String name) throws UnreadableFactException {
    var values = new ArrayList<Instant>();
    for (String text : texts(name)) {
      values.add(parsed(name, text));
    }
    return values;
  }

  Duration millis(String name) throws UnreadableFactException {
    return Duration.ofMillis(number(name));
  }

  Incarnation incarnation() throws UnreadableFactException {
    int number = integer("incarnation");
    if (number < 1) {
      throw missing("incarnation");
    }
    return new Incarnation(number);
  }

  JobIdentity identity() throws UnreadableFactException {
    return new JobIdentity(number("pid"), number("start_ticks"), text("boot"));
  }

  JobExit exit() throws UnreadableFactException {
    if (from.number("code").isPresent()) {
      return new JobExit.Code(integer("code"));
    }
    if (from.number("signal").isPresent()) {
      return new JobExit.Killed(integer("signal"), from.flag("core"), from.text("out_of_memory"));
    }
    return new JobExit.Lost(text("lost"));
  }

  StopPlan plan() throws UnreadableFactException {
    var steps = new ArrayList<StopPlan.Step>();
    for (Json item : items("plan")) {
      if (!(item instanceof Json.Obj object)) {
        throw missing("plan");
      }
      var step = new FactFields(object);
      steps.add(
          new StopPlan.Step(
              step.word("signal", PosixSignal.class),
              step.word("target", StopPlan.Target.class),
              step.millis("wait_ms")));
    }
    try {
      return new StopPlan(steps);
    } catch (IllegalArgumentException e) {
      throw missing("plan");
    }
  }

  List<String> texts(String name) throws UnreadableFactException {
    var values = new ArrayList<String>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Str(String value))) {
        throw missing(name);
      }
      values.add(value);
    }
    return values;
  }

  /** Texts that older journals do not have. */
  List<String> maybeTexts(String name) throws UnreadableFactException {
    return from.get(name).isEmpty() ? List.of() : texts(name);
  }

  /** What was known of something that was noticed, if anything was. */
  Optional<Known> known() throws UnreadableFactException {
    return from.get("known_as").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Known(
                text("known_as"),
                word("category", Category.class),
                word("advice", Advice.class),
                from.text("change")));
  }

  List<Long> numbers(String name) throws UnreadableFactException {
    var values = new ArrayList<Long>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Num(BigDecimal value))) {
        throw missing(name);
      }
      values.add(value.longValue());
    }
    return values;
  }

  /** What rules set; where that is a secret, the rule that has it. */
  Map<String, String> overlay() throws UnreadableFactException {
    if (!(from.get("overlay").orElse(Json.NULL) instanceof Json.Obj(var members))) {
      throw missing("overlay");
    }
    var values = new LinkedHashMap<String, String>();
    for (var member : members.entrySet()) {
      if (member.getValue() instanceof Json.Str(String value)) {
        values.put(member.getKey(), value);
      } else if (member.getValue() instanceof Json.Obj of && of.text("rule").isPresent()) {
        values.put(member.getKey(), Overlays.from(of.text("rule").get()));
      } else {
        throw missing("overlay");
      }
    }
    return values;
  }

  <E extends Enum<E>> E word(String name, Class<E> type) throws UnreadableFactException {
    try {
      return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw missing(name);
    }
  }

  /** A word that older journals do not have. */
  <E extends Enum<E>> E word(String name, E otherwise) throws UnreadableFactException {
    return from.get(name).isEmpty() ? otherwise : word(name, otherwise.getDeclaringClass());
  }

  private List<Json> items(String name) throws UnreadableFactException {
    if (from.get(name).orElse(Json.NULL) instanceof Json.Arr(var items)) {
      return items;
    }
    throw missing(name);
  }

  private static Instant parsed(String name, String text) throws UnreadableFactException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw missing(name);
    }
  }

  private static UnreadableFactException missing(String name) {
    return new UnreadableFactException("`" + name + "` is missing or of the wrong kind");
  }
}
