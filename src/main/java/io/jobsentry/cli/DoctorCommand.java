package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.Loaded;
import io.jobsentry.core.Core;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.doctor.Checks;
import io.jobsentry.doctor.ConfigReading;
import io.jobsentry.doctor.Doctor;
import io.jobsentry.doctor.Finding;
import io.jobsentry.doctor.Patient;
import io.jobsentry.doctor.Treatment;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import io.jobsentry.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sentry doctor}. */
final class DoctorCommand {
  private final Console console;
  private final ProjectOption project = new ProjectOption();
  private final ConfigOption config = new ConfigOption();
  private final OptionSpec fix =
      WrittenOut.flag("--fix", "Repair what can be repaired without asking anybody.");
  private final OptionSpec verbose =
      WrittenOut.flag("-v", "--verbose", "Show what is fine as well.");
  private final OptionSpec json = WrittenOut.flag("--json", "Print one JSON object.");

  private DoctorCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new DoctorCommand(console);
    CommandLine line =
        new WrittenOut(
                "doctor",
                "Check the project's files and the machine under them, and repair them.",
                command::call)
            .also(
                "Each finding says what is so, why it matters, and what to do. With `--fix`, what"
                    + " is sound stays, and the rest is set aside as NAME.broken-TIME; the config"
                    + " is never changed. Ends with 1 while something is broken, and with 4 when a"
                    + " supervisor kept it from repairing. See docs/doctor.md.")
            .examples("  sentry doctor", "  sentry doctor --fix", "  sentry doctor --json")
            .takes(
                command.project.writtenOut(),
                command.config.writtenOut(),
                command.fix,
                command.verbose,
                command.json)
            .line();
    command.project.of(line.getCommandSpec());
    return line;
  }

  private int call() {
    Clock clock = Clock.SYSTEM;
    Layout layout = config.layout(project, console);
    var doctor =
        new Doctor(
            patient(layout, clock),
            Checks.ofTheMachine(clock),
            Checks.ofTheFolder(clock),
            Version.running().sentry(),
            clock);
    boolean repairs = WrittenOut.isSet(fix);
    Treatment treatment = repairs ? doctor.treat() : doctor.examine();
    if (WrittenOut.isSet(json)) {
      console.out().println(JsonText.pretty(DoctorJson.of(layout, treatment, repairs)));
    } else {
      new DoctorPage(console, WrittenOut.isSet(verbose)).print(treatment, repairs);
    }
    return status(treatment).code();
  }

  private static ExitStatus status(Treatment treatment) {
    if (treatment.hindrance() == Treatment.Hindrance.SUPERVISOR) {
      return ExitStatus.REFUSED;
    }
    return treatment.findings().stream().anyMatch(it -> it.state() == Finding.State.FAILURE)
        ? ExitStatus.FAILED
        : ExitStatus.OK;
  }

  private Patient patient(Layout layout, Clock clock) {
    @Nullable Path named = config.file();
    ConfigPlace place =
        named == null
            ? ConfigPlace.of(layout, console.cwd())
            : ConfigPlace.named(named, console.cwd());
    boolean there = named != null || Files.exists(place.file());
    Config defaults = ConfigLoader.defaults(layout.root()).config();
    Loaded loaded =
        there ? ConfigLoader.load(place, console.env()) : ConfigLoader.defaults(layout.root());
    Config inForce =
        switch (loaded) {
          case Loaded.Good good -> good.config();
          case Loaded.Bad _ -> defaults;
        };
    return new Patient(
        layout,
        new RealDisk(),
        clock.now().wall(),
        Optional.empty(),
        console.env(),
        new ConfigReading(
            place.file(), place.name(), there, loaded, inForce.process().minFreeBytes()),
        new Core(Undertaking.watching(layout, inForce, console.env()).charter(0)),
        Redactor.of(console.env()),
        Home.IGNORE);
  }
}
