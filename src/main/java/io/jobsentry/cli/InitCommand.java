package io.jobsentry.cli;

import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import io.jobsentry.config.Surroundings;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.project.RealFolder;
import io.jobsentry.project.Survey;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sentry init}. */
@Command(
    name = "init",
    description = {
      "Look at the project, and write the .sentry/sentry.yaml that fits it.",
      "Knows Python, Node, Go, Rust, Maven, Gradle, Make and Slurm scripts, here and one folder"
          + " down, and takes over an autosentry.yaml. Of a config that is there, a copy is kept,"
          + " and what changes is shown."
    },
    footer = {
      "  sentry init                               asks a few questions",
      "  sentry init --command 'python train.py'   the job is this",
      "  sentry init --non-interactive             what it thinks best",
      "  sentry init --upgrade                     adds to a config what is missing in it",
      "  sentry init --for-agent                   what it found and proposes, as JSON"
    })
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-C", "--project"},
      paramLabel = "DIR",
      description = "The project's folder. Default: the current one.")
  private Path folder = Path.of("");

  @Option(
      names = "--command",
      paramLabel = "CMD",
      description = "What starts the job, as it would be typed into a shell.")
  private @Nullable String command;

  @Option(
      names = "--upgrade",
      description =
          "Adds what is proposed and missing to a config that is there. What you wrote stays, and"
              + " what you took out does not come back.")
  private boolean upgrade;

  @Option(
      names = "--force",
      description = "Makes a config that is there afresh, and keeps a copy of it.")
  private boolean force;

  @Option(names = "--non-interactive", description = "Asks nothing.")
  private boolean silent;

  @Option(
      names = "--for-agent",
      description = "Prints as JSON what it found, would write and lacks, and writes nothing.")
  private boolean forAgent;

  @Option(names = "--json", description = "Prints what was done as JSON, and asks nothing.")
  private boolean json;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, RefusalException {
    if (upgrade && (force || command != null)) {
      throw RefusalException.usage(
          "`--upgrade` keeps what is there, and `"
              + (force ? "--force" : "--command")
              + "` replaces it",
          "give one of them");
    }
    Path root = console.cwd().resolve(folder).toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw RefusalException.usage("`--project " + folder + "` is not a folder", "");
    }
    HomeConfig config = HomeConfig.of(new Layout(root), console.cwd());
    Survey survey = Survey.of(RealFolder.of(root), this::runs);
    Optional<byte[]> before = config.read();
    Optional<InitDialogue> dialogue = dialogue();
    if (!json && !forAgent) {
      noteAround(root);
      new InitText(console).found(survey);
    }
    var making =
        new DraftMaking(
            console, config, survey, new DraftMaking.Wish(command, upgrade, force, forAgent));
    Draft draft;
    try {
      draft = making.draft(before, dialogue);
    } catch (BadConfigException e) {
      int code = ConfigFile.refuse(console, e.problems());
      console.err().println("\n" + e.ending());
      return code;
    }
    return finish(config, survey, before, dialogue, draft);
  }

  private int finish(
      HomeConfig config,
      Survey survey,
      Optional<byte[]> before,
      Optional<InitDialogue> dialogue,
      Draft draft)
      throws IOException, RefusalException {
    var text = new InitText(console);
    String name = config.place().name();
    Optional<String> old = before.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    boolean changes = !draft.text().isEmpty() && !old.equals(Optional.of(draft.text()));
    String diff = changes ? text.diff(name, old, draft.text()) : "";
    if (!json && !forAgent) {
      text.proposes(draft, survey);
      if (changes && (before.isPresent() || dialogue.isPresent())) {
        console.out().println();
        console.out().print(before.isPresent() ? diff : text.whole(draft.text()));
        console.out().println();
        console.out().flush();
      }
    }
    if (changes && dialogue.isPresent() && !dialogue.get().write(name)) {
      throw InitDialogue.cancelled();
    }
    boolean written = changes && !forAgent;
    Optional<Path> copy = written ? config.write(draft.text(), before) : Optional.empty();
    if (json || forAgent) {
      var done = new InitJson.Done(written, copy);
      console
          .out()
          .println(
              JsonText.pretty(
                  InitJson.of(config, survey, draft, diff, done, Redactor.of(console.env()))));
    } else {
      copy.ifPresent(it -> console.out().println("kept     what was there, as " + it));
      console
          .out()
          .println(
              changes
                  ? "wrote    " + name
                  : "         " + name + " has all of it already: nothing was written");
      text.next();
    }
    return written ? stillWrong(config, draft.text()) : ExitStatus.OK.code();
  }

  /** What an imported config needs a hand with. */
  private int stillWrong(HomeConfig config, String text) {
    Loaded loaded =
        ConfigLoader.parse(
            text.getBytes(StandardCharsets.UTF_8),
            config.place().name(),
            new Surroundings(config.place().root(), console.env()));
    return switch (loaded) {
      case Loaded.Good _ -> ExitStatus.OK.code();
      case Loaded.Bad(List<ConfigProblem> problems) -> ConfigFile.refuse(console, problems);
    };
  }

  private Optional<InitDialogue> dialogue() {
    if (silent || json || forAgent) {
      return Optional.empty();
    }
    if (!console.terminals().in() || !console.terminals().err()) {
      console.err().println("sentry: note: nobody is at a terminal here, so nothing is asked");
      return Optional.empty();
    }
    return Optional.of(new InitDialogue(console));
  }

  /** A project inside a project is seldom meant. */
  private void noteAround(Path root) {
    for (Path above = root.getParent(); above != null; above = above.getParent()) {
      if (Files.isDirectory(above.resolve(".sentry"))) {
        console
            .err()
            .println(
                "sentry: note: " + above + " is a project already; this becomes one of its own");
        return;
      }
    }
  }

  private boolean runs(String program) {
    for (String place : console.env().getOrDefault("PATH", "").split(":")) {
      if (!place.isEmpty() && Files.isExecutable(console.cwd().resolve(place).resolve(program))) {
        return true;
      }
    }
    return false;
  }
}
