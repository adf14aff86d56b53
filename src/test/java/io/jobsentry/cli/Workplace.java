package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder in which a user stands, with a project, logs, and something to pipe in. */
final class Workplace {
  private final Path folder;
  private byte[] piped = new byte[0];

  Workplace(Path folder) {
    this.folder = folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  void config(String yaml) throws IOException {
    Files.createDirectories(folder.resolve(".sentry"));
    Files.writeString(folder.resolve(".sentry/sentry.yaml"), yaml);
  }

  void log(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  void pipe(byte[] bytes) {
    piped = bytes;
  }

  void pipe(String... lines) {
    piped = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  Said sentry(String... words) {
    return sentry(Map.of(), Console.Terminals.NONE, words);
  }

  Said sentry(Map<String, String> env, Console.Terminals terminals, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(piped),
            folder,
            env,
            terminals);
    int status = Main.run(console, words);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The objects that a command prints, one in a line. */
  List<Json.Obj> lines(String... words) throws Exception {
    var objects = new ArrayList<Json.Obj>();
    for (String line : sentry(words).out().lines().toList()) {
      objects.add((Json.Obj) JsonText.parse(line));
    }
    return objects;
  }

  /** The one object that a command prints. */
  Json.Obj json(String... words) throws Exception {
    return (Json.Obj) JsonText.parse(sentry(words).out());
  }
}
