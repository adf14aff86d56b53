package io.jobsentry.doctor;

import io.jobsentry.core.Core;
import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import io.jobsentry.process.SupervisorLock.Holder;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A project as it is looked at.
 *
 * @param supervisor who works in it now
 * @param environment that of the user's shell
 * @param config what is in force, and what is wrong with it
 * @param core folds facts as the project's own supervisor would
 * @param redactor knows the secrets of the environment
 * @param ignore what the {@code .gitignore} in its home is to say
 */
public record Patient(
    Layout layout,
    Disk disk,
    Instant now,
    Optional<Holder> supervisor,
    Map<String, String> environment,
    ConfigReading config,
    Core core,
    Redactor redactor,
    String ignore) {

  /** Whether somebody may be writing right now. */
  boolean isSupervised() {
    return supervisor.isPresent();
  }

  Patient supervisedBy(Optional<Holder> other) {
    return new Patient(layout, disk, now, other, environment, config, core, redactor, ignore);
  }

  boolean hasHome() {
    return Files.isDirectory(layout.home());
  }

  Aside aside() {
    return new Aside(disk, now);
  }

  /** A file's bytes; empty where there is none. What is no file is never waited for. */
  Optional<byte[]> bytes(Path file) throws IOException {
    return Files.isRegularFile(file) ? Optional.of(disk.read(file)) : Optional.empty();
  }

  static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** A path as it is seen from the project's folder. */
  String shown(Path file) {
    return file.startsWith(layout.root())
        ? layout.root().relativize(file).toString()
        : file.toString();
  }
}
