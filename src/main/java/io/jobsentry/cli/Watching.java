package io.jobsentry.cli;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.config.Config;
import io.jobsentry.core.Charter;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who would watch the job: what the commands that explain have to know about it. */
record Watching(Undertaking undertaking) {
  /** As long as the known failures are quiet after a report; nobody configures it. */
  private static final Duration QUIET = Duration.ofSeconds(60);

  static Watching of(ProjectOption project, ConfigOption config, Console console)
      throws RefusalException {
    Layout layout = config.layout(project, console);
    return new Watching(Undertaking.watching(layout, config.load(layout, console), console.env()));
  }

  Config config() {
    return undertaking.config();
  }

  /** What is looked for in lines: what the config has, and what is known. */
  List<Sought> sought() {
    var all = new ArrayList<>(undertaking.watchers().patterns());
    all.addAll(Catalogue.sought(undertaking.known(), QUIET));
    return all;
  }

  List<TraceWanted> traces() {
    return undertaking.watchers().traces();
  }

  List<Charter.ExitDetector> exits() {
    return undertaking.charter(0).exits();
  }

  List<Signature> known() {
    return undertaking.known();
  }

  /** The names of those that look at lines. */
  Set<String> readLines() {
    Set<String> names = new LinkedHashSet<>();
    sought().forEach(it -> names.add(it.name()));
    traces().forEach(it -> names.add(it.name()));
    return names;
  }

  /** The names that a rule may have. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    config().detectors().forEach(it -> names.add(it.name()));
    names.addAll(readLines());
    exits().forEach(it -> names.add(it.name()));
    return names;
  }
}
