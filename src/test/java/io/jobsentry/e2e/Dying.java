package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real program that dies, ready to be run, and what its author says of its death.
 *
 * @param name its runtime and its own
 * @param missing why it can't be run here
 * @param expected by its name: {@code type}, {@code message}, {@code at}, {@code function}, {@code
 *     last-words}; a name that ends in {@code ~} is of an expression that is found in its output
 * @param exit its status or the name of the signal that ends it
 */
record Dying(
    String name,
    Optional<String> missing,
    String command,
    Map<String, String> environment,
    Map<String, String> expected,
    Optional<String> exit) {
  private static final Path PREPARE = Path.of("src/test/traces/prepare.py").toAbsolutePath();
  private static final int CUT = 200;
  private static final Map<String, Integer> SIGNALS =
      Map.of(
          "SIGINT", 2, "SIGILL", 4, "SIGTRAP", 5, "SIGABRT", 6, "SIGBUS", 7, "SIGFPE", 8, "SIGKILL",
          9, "SIGSEGV", 11, "SIGTERM", 15);

  /** Builds, in a folder, those whose runtimes are here. */
  static List<Dying> prepared(Path folder) throws Exception {
    Files.createDirectories(folder);
    Path log = folder.resolve("prepare.log");
    var builder =
        new ProcessBuilder("python3", PREPARE.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // The programs of the Java runtime are run by the one that runs this.
    String path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    Process prepare = builder.start();
    boolean ended = prepare.waitFor(20, TimeUnit.MINUTES);
    prepare.destroyForcibly();
    assertThat(ended && prepare.exitValue() == 0).as(Files.readString(log)).isTrue();
    var programs = new ArrayList<Dying>();
    if (JsonText.parse(Files.readString(folder.resolve("programs.json"))) instanceof Json.Arr all) {
      for (Json one : all.items()) {
        programs.add(of((Json.Obj) one));
      }
    }
    return programs;
  }

  private static Dying of(Json.Obj json) {
    return new Dying(
        text(json, "name").orElseThrow(),
        text(json, "missing"),
        text(json, "command").orElse(""),
        texts(json, "env"),
        texts(json, "expected"),
        text(json, "exit"));
  }

  private static Optional<String> text(Json.Obj json, String name) {
    return json.members().get(name) instanceof Json.Str(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Map<String, String> texts(Json.Obj json, String name) {
    var texts = new HashMap<String, String>();
    if (json.members().get(name) instanceof Json.Obj inner) {
      inner.members().forEach((key, _) -> text(inner, key).ifPresent(it -> texts.put(key, it)));
    }
    return texts;
  }

  String runtime() {
    return name.substring(0, name.indexOf('/'));
  }

  /** The status that whoever runs it has to end with, if that is known. */
  Optional<Integer> status() {
    return exit.map(
        it ->
            it.startsWith("SIG")
                ? 128 + Objects.requireNonNull(SIGNALS.get(it))
                : Integer.parseInt(it));
  }

  /** What it says last, if there is no trace that says more. */
  Optional<String> lastWords(String output) {
    return settled("last-words", output);
  }

  /** An expression for all that an incident has to say of its cause. */
  Pattern cause(String output) {
    if (expected.isEmpty() || expected.getOrDefault("type", "").equals("none")) {
      return Pattern.compile(".*");
    }
    String type = settled("type", output).orElseThrow();
    Optional<String> message =
        settled("message", output).map(it -> it.lines().findFirst().orElse("").strip());
    var cause = new StringBuilder();
    if (message.isPresent()) {
      String said =
          type.isEmpty() || message.get().isEmpty()
              ? type + message.get()
              : type + ": " + message.get();
      cause.append(Pattern.quote(said.length() > CUT ? said.substring(0, CUT) + "…" : said));
    } else {
      cause.append(Pattern.quote(type)).append(".*?");
    }
    Optional<String> at = settled("at", output);
    if (at.isPresent() && at.get().equals("none")) {
      // Its own code may stand among what led to it, or be named without a file.
      cause.append("( \\(.*\\))?");
    } else if (at.isPresent()) {
      String function =
          settled("function", output).map(it -> " in " + Pattern.quote(it)).orElse("( in .*)?");
      cause.append(" \\(").append(place(at.get())).append(function).append("\\)");
    }
    return Pattern.compile(cause.toString());
  }

  /** Older interpreters name the file as it was named to them. */
  private static String place(String at) {
    int slash = at.lastIndexOf('/') + 1;
    return "(" + Pattern.quote(at.substring(0, slash)) + ")?" + Pattern.quote(at.substring(slash));
  }

  private Optional<String> settled(String key, String output) {
    String rough = expected.get(key + "~");
    if (rough == null) {
      return Optional.ofNullable(expected.get(key)).map(it -> it.replace("\\n", "\n"));
    }
    Matcher found = Pattern.compile(rough, Pattern.MULTILINE).matcher(output);
    assertThat(found.find()).as("`%s` is in what %s said:\n%s", rough, name, output).isTrue();
    return Optional.of(found.group().stripTrailing());
  }

  @Override
  public String toString() {
    return name;
  }
}
