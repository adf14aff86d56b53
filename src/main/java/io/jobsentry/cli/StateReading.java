package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What `state.json` says, for commands that only look. */
record StateReading(Json.Obj json) {

  /** Empty where nothing ever ran, or where the file cannot be read as JSON. */
  static Optional<StateReading> of(Layout layout) throws IOException {
    var disk = new RealDisk();
    if (!disk.exists(layout.state())) {
      return Optional.empty();
    }
    try {
      String text = new String(disk.read(layout.state()), StandardCharsets.UTF_8);
      return JsonText.parse(text) instanceof Json.Obj object
          ? Optional.of(new StateReading(object))
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  boolean underway() {
    return !phaseName().equals("idle") && !phaseName().equals("over");
  }

  String phaseName() {
    return phase().text("name").orElse("");
  }

  Json.Obj phase() {
    return json.get("phase").orElse(Json.NULL) instanceof Json.Obj phase
        ? phase
        : Json.object().build();
  }

  Optional<Json.Obj> object(String name) {
    return json.get(name).orElse(Json.NULL) instanceof Json.Obj object
        ? Optional.of(object)
        : Optional.empty();
  }

  List<String> command() {
    if (!(json.get("command").orElse(Json.NULL) instanceof Json.Arr(var items))) {
      return List.of();
    }
    return items.stream().map(item -> item instanceof Json.Str(var word) ? word : "").toList();
  }

  long number(String name) {
    return json.number(name).orElse(0);
  }
}
