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
import io.jobsentry.doctor.Patient;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import io.jobsentry.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project that is shown to the doctor, with its config whether that is sound or not.
 *
 * @param there whether there is a config
 */
record Consultation(
    Layout layout, ConfigPlace place, boolean there, Loaded loaded, Console console) {

  static Consultation of(Layout layout, ConfigOption option, Console console) {
    @Nullable Path named = option.file();
    ConfigPlace place =
        named == null
            ? ConfigPlace.of(layout, console.cwd())
            : ConfigPlace.named(named, console.cwd());
    boolean there = named != null || Files.exists(place.file());
    Loaded loaded =
        there ? ConfigLoader.load(place, console.env()) : ConfigLoader.defaults(layout.root());
    return new Consultation(layout, place, there, loaded, console);
  }

  /** What holds: of a config that is not sound, nothing does. */
  Config inForce() {
    return switch (loaded) {
      case Loaded.Good good -> good.config();
      case Loaded.Bad _ -> ConfigLoader.defaults(layout.root()).config();
    };
  }

  Doctor doctor(Clock clock) {
    var reading =
        new ConfigReading(
            place.file(), place.name(), there, loaded, inForce().process().minFreeBytes());
    var patient =
        new Patient(
            layout,
            new RealDisk(),
            clock.now().wall(),
            Optional.empty(),
            console.env(),
            reading,
            new Core(Undertaking.watching(layout, inForce(), console.env()).charter(0)),
            Redactor.of(console.env()),
            Home.IGNORE);
    return new Doctor(
        patient,
        Checks.ofTheMachine(clock),
        Checks.ofTheFolder(clock),
        Version.running().sentry(),
        clock);
  }
}
