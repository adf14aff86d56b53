package io.jobsentry.project;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds Node, and what its {@code package.json} says of starting. */
final class NodeLook {
  private static final List<String> ENTRIES = List.of("server.js", "index.js", "app.js", "main.js");
  private static final Set<String> SERVERS =
      Set.of(
          "express",
          "fastify",
          "koa",
          "@nestjs/core",
          "@hapi/hapi",
          "next",
          "nuxt",
          "hono",
          "http-server",
          "socket.io",
          "ws");

  private final Glance glance;

  private NodeLook(Glance glance) {
    this.glance = glance;
  }

  static void at(Glance glance) {
    if (glance.has("package.json")) {
      glance.sighted(Stack.NODE, "package.json");
      new NodeLook(glance).look();
    }
  }

  private void look() {
    Json.Obj described = described();
    Nature nature = nature(described);
    Optional<String> start = script(described, "start");
    if (start.isPresent()) {
      glance.starts(
          Stack.NODE,
          command("start"),
          Certainty.SAID,
          Traits.of(nature).listening(" " + start.get()),
          "`" + glance.path("package.json") + "` has a script `start`");
      return;
    }
    for (String name : List.of("serve", "worker", "dev")) {
      Optional<String> other = script(described, name);
      if (other.isPresent()) {
        glance.starts(
            Stack.NODE,
            command(name),
            Certainty.GUESSED,
            Traits.of(name.equals("worker") ? nature : Nature.SERVICE).listening(" " + other.get()),
            "`" + glance.path("package.json") + "` has a script `" + name + "`");
      }
    }
    described
        .text("main")
        .filter(glance::has)
        .or(() -> glance.first(ENTRIES))
        .ifPresent(
            file ->
                glance.starts(
                    Stack.NODE,
                    List.of("node", file),
                    Certainty.LIKELY,
                    traits(nature, file),
                    "`" + glance.path(file) + "` is called as a program is"));
  }

  private Traits traits(Nature nature, String file) {
    // A `main` may lie deeper, and is not read then.
    return file.contains("/")
        ? Traits.of(nature)
        : glance.text(file).map(source -> Traits.of(nature, source)).orElse(Traits.of(nature));
  }

  private Json.Obj described() {
    Json.Obj nothing = Json.object().build();
    Optional<String> text = glance.text("package.json");
    if (text.isEmpty()) {
      return nothing;
    }
    try {
      if (JsonText.parse(text.get()) instanceof Json.Obj object) {
        return object;
      }
      glance.remark("`" + glance.path("package.json") + "` is no JSON object");
    } catch (MalformedJsonException _) {
      glance.remark("`" + glance.path("package.json") + "` is no JSON, so nothing was read in it");
    }
    return nothing;
  }

  private static Optional<String> script(Json.Obj described, String name) {
    return described.get("scripts").orElse(Json.NULL) instanceof Json.Obj scripts
        ? scripts.text(name).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Nature nature(Json.Obj described) {
    boolean serves =
        described.get("dependencies").orElse(Json.NULL) instanceof Json.Obj libraries
            && libraries.members().keySet().stream().anyMatch(SERVERS::contains);
    return serves ? Nature.SERVICE : Nature.BATCH;
  }

  private List<String> command(String script) {
    if (glance.has("bun.lockb") || glance.has("bun.lock")) {
      return List.of("bun", "run", script);
    }
    String manager =
        glance.has("pnpm-lock.yaml") ? "pnpm" : glance.has("yarn.lock") ? "yarn" : "npm";
    return script.equals("start") ? List.of(manager, script) : List.of(manager, "run", script);
  }
}
