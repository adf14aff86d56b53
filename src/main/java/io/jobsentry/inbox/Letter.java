package io.jobsentry.inbox;

import io.jobsentry.core.Command;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Commands and answers as the text of their files. */
final class Letter {
  private Letter() {}

  static byte[] of(Command command) {
    return bytes(
        Json.object()
            .put("id", command.id())
            .put("verb", command.verb().name().toLowerCase(Locale.ROOT))
            .put("by", command.by())
            .build());
  }

  static byte[] of(Reply reply) {
    return bytes(Json.object().put("ok", reply.ok()).put("answer", reply.text()).build());
  }

  /** Empty when the text is no command, or not the one that its file is named after. */
  static Optional<Command> command(String id, byte[] content) {
    return object(content)
        .filter(object -> object.text("id").filter(id::equals).isPresent())
        .flatMap(
            object ->
                object
                    .text("verb")
                    .flatMap(Letter::verb)
                    .map(verb -> new Command(id, verb, object.text("by").orElse("somebody"))));
  }

  static Optional<Reply> reply(byte[] content) {
    return object(content)
        .map(object -> new Reply(object.flag("ok"), object.text("answer").orElse("")));
  }

  private static Optional<Command.Verb> verb(String word) {
    for (Command.Verb verb : Command.Verb.values()) {
      if (verb.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  private static Optional<Json.Obj> object(byte[] content) {
    try {
      return JsonText.parse(new String(content, StandardCharsets.UTF_8)) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Json value) {
    return (JsonText.compact(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
