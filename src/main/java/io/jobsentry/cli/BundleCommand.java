package io.jobsentry.cli;

import io.jobsentry.incident.Incidents;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry bundle}. */
@Command(
    name = "bundle",
    description =
        "Pack what is known of this project into one ZIP file, for a colleague or a bug report:"
            + " bounded, without secrets, and with a list of what was left out.",
    footer = {
      "  sentry bundle",
      "  sentry bundle --incident traceback-3 -o /tmp/for-you.zip",
      "  sentry bundle --no-logs --json"
    })
final class BundleCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String LAST = "last";

  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write: sentry-bundle-TIME.zip by default.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Option(
      names = "--incident",
      paramLabel = "ID",
      description = "Which incident goes in: `last` (which it is by default), or as `show` has it.")
  private String incident = LAST;

  @Option(
      names = "--no-logs",
      description = "Leave out the logs of the job and of sentry; an incident keeps its excerpt.")
  private boolean withoutLogs;

  @Option(names = "--json", description = "Print one JSON object: the file, and what is in it.")
  private boolean json;

  BundleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    Layout layout = config.layout(project, console);
    if (!Files.isDirectory(layout.home())) {
      throw RefusalException.failed(
          "there is no `.sentry` in `" + layout.root() + "`, so there is nothing to pack",
          "`-C DIR` names a project in which sentry has run");
    }
    Optional<String> id = incident(layout);
    var consultation = Consultation.of(layout, config, console);
    Instant now = Clock.SYSTEM.now().wall();
    Path file =
        console
            .cwd()
            .resolve(
                output == null ? Path.of("sentry-bundle-" + TIME.format(now) + ".zip") : output);
    var handover = new Handover(consultation, id, !withoutLogs);
    Redactor redactor = handover.redactor();
    var omissions = new ArrayList<String>();
    List<Parcel.Item> items =
        Parcel.pack(
            file,
            force,
            "`--force` replaces it; `-o` names another file",
            redactor,
            parcel -> {
              var contents =
                  new BundleContents(parcel, redactor, console.env().getOrDefault("HOME", ""), now);
              handover.fill(contents);
              omissions.addAll(contents.omissions());
            });
    tell(file, items, omissions);
    return ExitStatus.OK.code();
  }

  /** None has to be there, unless one is named. */
  private Optional<String> incident(Layout layout) throws RefusalException, IOException {
    Incidents incidents = IncidentsCommand.of(layout);
    return incident.equals(LAST) && incidents.ids().isEmpty()
        ? Optional.empty()
        : Optional.of(FoundIncident.of(layout, incidents, incident).id());
  }

  private void tell(Path file, List<Parcel.Item> items, List<String> omissions) throws IOException {
    if (!json) {
      console.out().println(file);
      console.err().println("look through it before you hand it on: README.txt says what is in it");
      return;
    }
    List<Json> entries =
        items.stream()
            .<Json>map(it -> Json.object().put("name", it.name()).put("bytes", it.bytes()).build())
            .toList();
    console
        .out()
        .println(
            JsonText.pretty(
                Json.object()
                    .put("schema", 1)
                    .put("path", file.toString())
                    .put("bytes", Files.size(file))
                    .put("entries", new Json.Arr(entries))
                    .put("omissions", Json.ofStrings(omissions))
                    .build()));
  }
}
