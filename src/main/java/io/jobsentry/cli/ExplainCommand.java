package io.jobsentry.cli;

import io.jobsentry.config.KeyPage;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.Bundle;
import io.jobsentry.incident.Incidents;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry explain}. */
@Command(
    name = "explain",
    description = {
      "Tell all that is known of an incident, a rule, a detector, an exit code or a key of the"
          + " config.",
      "",
      "An incident comes as one text, for a person or a model: bounded, without secrets, and with"
          + " what the job printed fenced off."
    },
    footer = {
      "  sentry explain",
      "  sentry explain traceback-3 -o why.md",
      "  sentry explain exit 93",
      "  sentry explain detector oom --json",
      "  sentry explain key process.command",
      "  sentry explain rule halve-the-batch"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      arity = "0..1",
      completionCandidates = Kinds.class,
      description =
          "An incident: its id, a piece of it that no other has, or `last` (which it is by"
              + " default). An exit code. Or what kind of thing NAME is: `incident`, `exit`,"
              + " `detector`, `rule` or `key`.")
  private String what = LAST;

  @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", description = "Which one.")
  private @Nullable String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it to this file.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private static final String LAST = "last";

  ExplainCommand(Console console) {
    this.console = console;
  }

  /** What can be asked about. */
  private enum Kind {
    INCIDENT,
    EXIT,
    DETECTOR,
    RULE,
    KEY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }

  /** For completions. */
  private static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Kind.words().iterator();
    }
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    String text = answer();
    if (output == null) {
      console.out().print(text);
    } else {
      Path file = console.cwd().resolve(output);
      try {
        new RealDisk().replace(file, text.getBytes(StandardCharsets.UTF_8), true);
      } catch (IOException e) {
        throw RefusalException.failed(
            "`" + file + "` cannot be written: " + Complaints.inWords(e),
            "name another file with `-o`");
      }
      console.err().println("wrote " + file);
    }
    return ExitStatus.OK.code();
  }

  private String answer() throws RefusalException, IOException {
    if (name != null) {
      return of(kind(), name);
    }
    if (ExitCard.isCode(what)) {
      return of(Kind.EXIT, what);
    }
    if (what.equals(Kind.INCIDENT.word())) {
      return of(Kind.INCIDENT, LAST);
    }
    if (Kind.words().contains(what)) {
      throw RefusalException.usage(
          "`sentry explain " + what + "` does not say which", "`sentry explain " + what + " NAME`");
    }
    try {
      return of(Kind.INCIDENT, what);
    } catch (RefusalException e) {
      Optional<String> meant = what.equals(LAST) ? Optional.empty() : meant();
      throw meant.isEmpty() ? e : new RefusalException(e.sentence(), meant.get(), e.status());
    }
  }

  private Kind kind() throws RefusalException {
    return Arrays.stream(Kind.values())
        .filter(it -> it.word().equals(what))
        .findFirst()
        .orElseThrow(
            () ->
                RefusalException.usage(
                    "`" + what + "` is nothing that can be explained by name",
                    Nearest.to(what, Kind.words())
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("there are `" + String.join("`, `", Kind.words()) + "`")));
  }

  private String of(Kind kind, String wanted) throws RefusalException, IOException {
    return switch (kind) {
      case INCIDENT -> shown(incident(wanted));
      case EXIT -> shown(ExitCard.of(wanted, console.width()));
      case KEY -> shown(KeyCard.of(wanted, console.width()));
      case DETECTOR -> {
        var watching = Watching.of(project, config, console);
        yield clean(watching, detector(DetectorsShowCommand.find(watching, wanted)));
      }
      case RULE -> {
        var watching = Watching.of(project, config, console);
        yield clean(watching, RuleCard.of(watching, wanted, console.width()));
      }
    };
  }

  private Explained incident(String wanted) throws RefusalException, IOException {
    Layout layout = config.layout(project, console);
    Incidents incidents = IncidentsCommand.of(layout);
    FoundIncident meant = FoundIncident.of(layout, incidents, wanted);
    // What is in the folder has been redacted; by now more may be known to be secret.
    return Evidence.of(
        Bundle.of(meant.id(), layout, new RealDisk(), Redactor.of(console.env())), meant);
  }

  private static Explained detector(DetectorCard card) {
    Json.Obj object =
        Json.object()
            .put("schema", 1)
            .put("kind", Kind.DETECTOR.word())
            .put("detector", card.json().build())
            .build();
    return new Explained(DetectorsShowCommand.asText(card), object);
  }

  /** How to ask about what was meant by a word that names no incident. */
  private Optional<String> meant() {
    Layout layout = config.layout(project, console);
    // A config with errors has been complained of elsewhere: here it only has no names to offer.
    var holds = Consultation.of(layout, config, console).inForce();
    var watching = new Watching(Undertaking.watching(layout, holds, console.env()));
    var known = new LinkedHashMap<String, Kind>();
    KeyPage.names().forEach(it -> known.put(it, Kind.KEY));
    watching.known().forEach(it -> known.put(it.id(), Kind.DETECTOR));
    watching.names().forEach(it -> known.put(it, Kind.DETECTOR));
    holds.rules().forEach(it -> known.putIfAbsent(it.name(), Kind.RULE));
    Arrays.stream(ExitStatus.values()).forEach(it -> known.putIfAbsent(it.name(), Kind.EXIT));
    return Nearest.to(what, known.keySet())
        .map(
            near ->
                "did you mean `sentry explain "
                    + known.getOrDefault(near, Kind.INCIDENT).word()
                    + " "
                    + ShellWords.of(List.of(near))
                    + "`?");
  }

  private String shown(Explained answer) {
    return json ? JsonText.pretty(answer.json()) + "\n" : answer.text();
  }

  /** What the config has of a detector or a rule may hold secrets. */
  private String clean(Watching watching, Explained answer) {
    return watching.undertaking().redactor().redact(shown(answer)).text();
  }
}
