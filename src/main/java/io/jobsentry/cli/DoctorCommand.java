package io.jobsentry.cli;

import io.jobsentry.doctor.Doctor;
import io.jobsentry.doctor.Finding;
import io.jobsentry.doctor.Treatment;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
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
    Doctor doctor = Consultation.of(layout, config, console).doctor(clock);
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
}
