package io.jobsentry.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds Python, and which of its files is the program. */
final class PythonLook {
  private static final List<String> MARKERS =
      List.of(
          "pyproject.toml",
          "setup.py",
          "setup.cfg",
          "requirements.txt",
          "Pipfile",
          "environment.yml",
          "uv.lock");
  private static final List<String> ENTRIES =
      List.of(
          "train.py",
          "pretrain.py",
          "finetune.py",
          "main.py",
          "run.py",
          "app.py",
          "server.py",
          "serve.py",
          "worker.py",
          "pipeline.py",
          "etl.py",
          "job.py");
  private static final List<String> INNER = List.of("src", "scripts");

  /** So many scripts are read in search of the one that can be run. */
  private static final int MOST_SCRIPTS = 30;

  private static final Pattern MAIN =
      Pattern.compile("(?m)^if\\s+__name__\\s*==\\s*[\"']__main__[\"']");
  private static final Pattern LEARNS =
      Pattern.compile(
          "\\b(torch|tensorflow|jax|keras|pytorch[-_]lightning|lightning|transformers|deepspeed|accelerate)\\b");
  private static final Pattern TRAINS =
      Pattern.compile("(?i)train|finetune|\\.backward\\(|\\bTrainer\\(|\\.fit\\(");
  private static final Pattern SERVES =
      Pattern.compile(
          "\\buvicorn\\.run\\(|\\bapp\\.run\\(|serve_forever\\(|web\\.run_app\\(|\\bgrpc\\.server\\(");
  private static final Pattern ASGI =
      Pattern.compile("(?m)^(\\w+)\\s*(?::[^=\\n]*)?=\\s*(?:FastAPI|Starlette|Litestar)\\(");
  private static final Pattern FLASK = Pattern.compile("(?m)^(\\w+)\\s*=\\s*Flask\\(");
  private static final Pattern SCRIPT =
      Pattern.compile("(?m)^\\s*[\"']?([A-Za-z0-9_.-]+)[\"']?\\s*=\\s*[\"']([\\w.]+):\\w+");

  private final Glance glance;
  private final String libraries;

  private PythonLook(Glance glance) {
    this.glance = glance;
    this.libraries =
        Stream.of("pyproject.toml", "requirements.txt", "setup.py", "Pipfile", "environment.yml")
            .map(glance::text)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
  }

  static void at(Glance glance) {
    Optional<String> marker = glance.first(MARKERS);
    List<String> scripts = glance.namesWith(".py");
    if (marker.isEmpty() && !glance.outermost()) {
      return;
    }
    var look = new PythonLook(glance);
    boolean any = look.entries(scripts);
    Optional<String> evidence =
        marker
            .or(() -> scripts.stream().findFirst())
            .or(() -> any ? Optional.of("*.py") : Optional.empty());
    evidence.ifPresent(it -> glance.sighted(Stack.PYTHON, it));
  }

  private boolean entries(List<String> scripts) {
    int before = found();
    declared();
    if (glance.has("manage.py")) {
      start(
          List.of("manage.py", "runserver", "--noreload"),
          Certainty.LIKELY,
          Traits.of(Nature.SERVICE).listening("--port 8000"),
          "`manage.py` is Django's");
    }
    Set<String> left = new LinkedHashSet<>(ENTRIES);
    left.retainAll(scripts);
    for (String name : left) {
      glance.text(name).ifPresent(source -> script(name, name, source, Certainty.LIKELY));
    }
    INNER.forEach(this::inner);
    packages();
    if (found() == before) {
      runnable(scripts);
    }
    return found() > before;
  }

  /** How many starts there are, to see whether more were found. */
  private int found() {
    return glance.starts().size();
  }

  /** What the project's own file calls its commands. */
  private void declared() {
    String text = glance.text("pyproject.toml").orElse("");
    String table = table(text, "[project.scripts]") + table(text, "[tool.poetry.scripts]");
    Matcher matcher = SCRIPT.matcher(table);
    var commands = new ArrayList<String>();
    while (matcher.find()) {
      commands.add(matcher.group(1));
    }
    List<String> runner = runner();
    for (String command : commands) {
      var words = new ArrayList<>(runner);
      words.add(command);
      Nature nature = nature(command, command);
      glance.starts(
          Stack.PYTHON,
          words,
          commands.size() == 1 && !runner.isEmpty() ? Certainty.SAID : Certainty.GUESSED,
          Traits.of(nature),
          "`pyproject.toml` names the command `" + command + "`");
    }
  }

  private static String table(String toml, String heading) {
    int from = toml.indexOf("\n" + heading);
    if (from < 0) {
      return "";
    }
    int start = from + 1 + heading.length();
    int end = toml.indexOf("\n[", start);
    return toml.substring(start, end < 0 ? toml.length() : end);
  }

  private void inner(String name) {
    glance
        .part(name)
        .ifPresent(
            part ->
                ENTRIES.stream()
                    .filter(part::has)
                    .forEach(
                        entry ->
                            part.text(entry)
                                .ifPresent(
                                    source ->
                                        script(
                                            name + "/" + entry, entry, source, Certainty.LIKELY))));
  }

  private void packages() {
    for (String name : glance.folder().names()) {
      glance
          .part(name)
          .filter(part -> part.has("__main__.py"))
          .flatMap(part -> part.text("__main__.py"))
          .ifPresent(
              source ->
                  start(
                      List.of("-m", name),
                      Certainty.LIKELY,
                      Traits.of(nature(name, source), source),
                      "the package `" + name + "` can be run"));
    }
  }

  private void runnable(List<String> scripts) {
    List<String> candidates =
        scripts.stream()
            .filter(name -> !name.startsWith("test_") && !name.equals("setup.py"))
            .limit(MOST_SCRIPTS)
            .toList();
    var mains = new ArrayList<String>();
    for (String name : candidates) {
      if (glance.text(name).filter(source -> MAIN.matcher(source).find()).isPresent()) {
        mains.add(name);
      }
    }
    List<String> meant = mains.isEmpty() && candidates.size() == 1 ? candidates : mains;
    for (String name : meant) {
      glance.text(name).ifPresent(source -> script(name, name, source, Certainty.GUESSED));
    }
  }

  private void script(String path, String name, String source, Certainty certainty) {
    Matcher asgi = ASGI.matcher(source);
    if (asgi.find() && !SERVES.matcher(source).find()) {
      String target = path.replaceFirst("\\.py$", "").replace('/', '.') + ":" + asgi.group(1);
      module(
          List.of("uvicorn", target, "--port", "8000"),
          "`" + glance.path(path) + "` makes an ASGI application and does not start it");
      return;
    }
    Matcher flask = FLASK.matcher(source);
    if (flask.find() && !SERVES.matcher(source).find()) {
      String app = path.replaceFirst("\\.py$", "").replace('/', '.');
      module(
          List.of("flask", "--app", app, "run", "--port", "5000"),
          "`" + glance.path(path) + "` makes a Flask application and does not start it");
      return;
    }
    start(
        List.of(path),
        certainty,
        Traits.of(nature(name, source), source),
        "`"
            + glance.path(path)
            + (certainty == Certainty.LIKELY
                ? "` is called as a program is"
                : "` can be run as a program"));
  }

  private void module(List<String> words, String reason) {
    var all = new ArrayList<>(List.of("-m"));
    all.addAll(words);
    start(
        all,
        Certainty.LIKELY,
        Traits.of(Nature.SERVICE).listening(String.join(" ", words)),
        reason);
  }

  private Nature nature(String name, String source) {
    if (SERVES.matcher(source).find() || name.startsWith("serve")) {
      return Nature.SERVICE;
    }
    boolean learns = LEARNS.matcher(libraries).find() || LEARNS.matcher(source).find();
    boolean trains = TRAINS.matcher(name).find() || TRAINS.matcher(source).find();
    return learns && trains ? Nature.TRAINING : Nature.BATCH;
  }

  private void start(List<String> words, Certainty certainty, Traits traits, String reason) {
    var command = new ArrayList<>(runner());
    command.add(command.isEmpty() ? interpreter() : "python");
    command.addAll(words);
    glance.starts(Stack.PYTHON, command, certainty, traits, reason);
  }

  /** What puts the project's environment around a command. */
  private List<String> runner() {
    return glance.has("uv.lock")
        ? List.of("uv", "run")
        : glance.has("poetry.lock")
            ? List.of("poetry", "run")
            : glance.has("Pipfile.lock") ? List.of("pipenv", "run") : List.of();
  }

  private String interpreter() {
    return glance
        .first(List.of(".venv/bin/python", "venv/bin/python"))
        .orElseGet(() -> glance.runs("python") || !glance.runs("python3") ? "python" : "python3");
  }

  /** What is known of a script that somebody names himself. */
  static Traits traits(Glance glance, String name, String source) {
    var look = new PythonLook(glance);
    return Traits.of(look.nature(name, source), source);
  }
}
