package io.jobsentry.doctor;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.posix.Posix;
import io.jobsentry.process.JobHost;
import io.jobsentry.process.LocalHost;
import io.jobsentry.process.Records;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Whether what incarnations left in {@code run} can be read, and whether anything of a dead one
 * still lives. Nothing that lives is ever touched.
 */
final class RunsCheck implements Check {
  private final Clock clock;

  RunsCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Layout layout = patient.layout();
    if (!Files.isDirectory(layout.run())) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    boolean locked =
        Files.isRegularFile(layout.jobLock()) && Posix.exclusivelyLocked(layout.jobLock());
    var incarnations = new ArrayList<Incarnation>();
    for (String name : patient.disk().list(layout.run())) {
      Path path = layout.run().resolve(name);
      if (name.matches("[1-9][0-9]{0,8}")) {
        var incarnation = new Incarnation(Integer.parseInt(name));
        if (!Files.isDirectory(path)) {
          findings.add(noFolder(patient, path));
        } else if (!records(patient, incarnation, locked, findings)) {
          incarnations.add(incarnation);
        }
      } else if (name.matches("stub-[0-9a-f]{8}\\.sh")) {
        stub(patient, path, findings);
      }
    }
    if (!patient.isSupervised()) {
      alone(patient, incarnations, locked).ifPresent(findings::add);
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(this, Words.count(incarnations.size(), "start") + " on record"))
        : findings;
  }

  private Finding noFolder(Patient patient, Path path) {
    String shown = "`" + patient.shown(path) + "`";
    return Finding.warning(this, shown + " is no folder", "the record of a start belongs there", "")
        .with(
            Repair.underTheLock(
                "moves it aside",
                () -> shown + " was moved to `" + patient.aside().move(path).getFileName() + "`"));
  }

  /** Answers whether something cannot be read. */
  private boolean records(
      Patient patient, Incarnation incarnation, boolean locked, List<Finding> findings) {
    List<Path> unreadable = Records.unreadable(patient.layout(), incarnation);
    for (Path file : unreadable) {
      String shown = "`" + patient.shown(file) + "`";
      Finding found =
          Finding.failure(
              this,
              shown + " is not what the stub writes",
              "`sentry status` and `sentry run` stop at it",
              "the job's lock is held, so it is left: end the job by hand, then say this again");
      findings.add(
          locked
              ? found
              : found.with(
                  Repair.underTheLock(
                      "moves it aside: the job's lock is free, so nothing of it lives",
                      () ->
                          shown
                              + " was moved to `"
                              + patient.aside().move(file).getFileName()
                              + "`")));
    }
    return !unreadable.isEmpty();
  }

  /** A stub is named by its content, and runs as the user. */
  private void stub(Patient patient, Path stub, List<Finding> findings) throws IOException {
    byte[] bytes = patient.bytes(stub).orElse(new byte[0]);
    var sum = new CRC32();
    sum.update(bytes);
    if (!stub.endsWith("stub-%08x.sh".formatted(sum.getValue()))) {
      String shown = "`" + patient.shown(stub) + "`";
      findings.add(
          Finding.failure(
                  this,
                  shown + " is not the script that its name says",
                  "the next start of the job would run it",
                  "")
              .with(
                  Repair.underTheLock(
                      "moves it aside; the next start writes it anew",
                      () ->
                          shown
                              + " was moved to `"
                              + patient.aside().move(stub).getFileName()
                              + "`")));
    }
  }

  private Optional<Finding> alone(Patient patient, List<Incarnation> incarnations, boolean locked) {
    if (!locked) {
      return Optional.empty();
    }
    var host = new LocalHost(patient.layout(), clock, 0);
    for (Incarnation incarnation : incarnations) {
      if (host.look(incarnation) instanceof JobHost.Sighting.Alive(var identity, _)) {
        return Optional.of(
            Finding.note(
                this,
                "the job runs without a supervisor, pid " + identity.pid(),
                "when it fails, nobody starts it again",
                "`sentry run` supervises it again, `sentry stop` ends it"));
      }
    }
    for (Incarnation incarnation : incarnations) {
      List<JobHost.Member> left = host.census(incarnation);
      if (!left.isEmpty()) {
        return Optional.of(
            held("pid " + left.getFirst().pid() + ", left behind by run " + incarnation));
      }
    }
    return Optional.of(held("a process that is not known"));
  }

  private Finding held(String by) {
    return Finding.warning(
        this,
        "the job's lock is held by " + by,
        "while it is, the job cannot be started",
        "`sentry stop` ends what a job left behind; else end it by hand");
  }
}
