package io.jobsentry.doctor;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether files are files and folders are folders, where sentry puts its own. */
final class LayoutCheck implements Check {
  private static final String BLOCKED = "sentry cannot write there";

  @Override
  public String name() {
    return "layout";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Layout layout = patient.layout();
    if (!Patient.isThere(layout.home())) {
      return List.of(
          Finding.note(
              this,
              "there is no `.sentry` in " + layout.root() + " yet",
              "it is made when something runs here",
              "`sentry init` looks at the project and writes a config; `sentry run -- CMD` goes"
                  + " without one"));
    }
    if (!patient.hasHome()) {
      return List.of(
          Finding.failure(
              this,
              "`.sentry` is no folder",
              "sentry keeps everything in it, and moves nothing away that it has not made",
              "move it away yourself"));
    }
    var findings = new ArrayList<Finding>();
    for (Path folder : folders(layout)) {
      if (Patient.isThere(folder) && !Files.isDirectory(folder)) {
        findings.add(wrong(patient, folder, "folder"));
      }
    }
    for (Path file : files(layout)) {
      if (Patient.isThere(file) && !Files.isRegularFile(file)) {
        findings.add(wrong(patient, file, "file"));
      }
    }
    if (!Patient.isThere(ignore(layout))) {
      findings.add(unignored(patient));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(this, "all that is there has its place"))
        : findings;
  }

  static Path ignore(Layout layout) {
    return layout.home().resolve(".gitignore");
  }

  private static List<Path> folders(Layout layout) {
    return List.of(
        layout.run(), layout.inbox(), layout.answers(), layout.logs(), layout.incidents());
  }

  private static List<Path> files(Layout layout) throws IOException {
    var files =
        new ArrayList<>(
            List.of(
                layout.supervisorLock(),
                LockCheck.note(layout),
                layout.jobLock(),
                layout.journal(),
                layout.state(),
                layout.attempts(),
                layout.attemptsHead(),
                layout.incidentIndex(),
                layout.decisions(),
                layout.database(),
                layout.database().resolveSibling(layout.database().getFileName() + "-wal"),
                layout.database().resolveSibling(layout.database().getFileName() + "-shm"),
                layout.ownLog(),
                ignore(layout)));
    if (Files.isDirectory(layout.logs())) {
      try (Stream<Path> logs = Files.list(layout.logs())) {
        logs.filter(file -> file.getFileName().toString().matches("job-[0-9]+\\..*"))
            .filter(file -> !Aside.isAside(file.getFileName().toString()))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private Finding wrong(Patient patient, Path path, String wanted) {
    String shown = "`" + patient.shown(path) + "`";
    if (Files.isSymbolicLink(path)) {
      return Finding.failure(
          this,
          shown
              + (Files.exists(path)
                  ? " is a link to something that is no " + wanted
                  : " is a link to nothing"),
          BLOCKED,
          "somebody made that link: make what it points at, or remove it");
    }
    Repair.Cure cure =
        () -> shown + " was moved to `" + patient.aside().move(path).getFileName() + "`";
    String promise = "moves it aside; sentry makes a " + wanted + " when it needs one";
    boolean lock =
        Set.of(
                patient.layout().run(),
                patient.layout().supervisorLock(),
                LockCheck.note(patient.layout()))
            .contains(path);
    return Finding.failure(this, shown + " is no " + wanted, BLOCKED, "")
        .with(lock ? Repair.beforeTheLock(promise, cure) : Repair.underTheLock(promise, cure));
  }

  private Finding unignored(Patient patient) {
    return Finding.warning(
            this,
            "`.sentry/.gitignore` is missing",
            "`git add` would take in logs and state, which may hold secrets",
            "")
        .with(
            Repair.anytime(
                "writes it again",
                () -> {
                  Path file = ignore(patient.layout());
                  byte[] text = patient.ignore().getBytes(StandardCharsets.UTF_8);
                  patient.disk().replace(file, text, true);
                  return "`.sentry/.gitignore` was written again";
                }));
  }
}
