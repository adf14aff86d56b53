package io.jobsentry.doctor;

import io.jobsentry.group.Examination;
import io.jobsentry.group.Groups;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whether the database says of the groups what the incidents and the decisions say. */
final class DatabaseCheck implements Check {
  private static final String TRUTH = "the incidents and `groups.jsonl` are the truth";

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> look(Patient patient) {
    if (!patient.hasHome()) {
      return List.of();
    }
    if (patient.isSupervised()) {
      return List.of(Finding.ok(this, "the supervisor sees to it"));
    }
    if (Patient.isThere(patient.layout().database())
        && !Files.isRegularFile(patient.layout().database())) {
      // What is no file is told of, and moved away, as part of the layout.
      return List.of();
    }
    Examination found = groups(patient).examine();
    var findings = new ArrayList<>(List.of(finding(patient, found)));
    if (found.unread() > 0) {
      findings.add(
          Finding.note(
              this,
              Words.count(found.unread(), "line") + " of `groups.jsonl` cannot be read",
              "a decision that stood there does not count",
              "look at them with `sentry groups list --all`, and decide again where one is"
                  + " missing"));
    }
    return findings;
  }

  private Finding finding(Patient patient, Examination found) {
    String faults = String.join("; ", found.faults());
    return switch (found.state()) {
      case NOTHING -> Finding.ok(this, "nothing has failed yet, and there is none");
      case SOUND -> Finding.ok(this, "the groups are those of the incidents");
      case MISSING ->
          Finding.note(
                  this,
                  "there is no database of the groups",
                  TRUTH + ": whoever asks next has to wait until it is made",
                  "")
              .with(renewal(patient, "makes it from the incidents and decisions"));
      case DIFFERENT ->
          Finding.warning(this, "`sentry.db` has other groups than the incidents have", TRUTH, "")
              .with(renewal(patient, "makes it again from the incidents and decisions"));
      case BROKEN ->
          Finding.warning(
                  this, "`sentry.db` is damaged: " + faults, "nothing is lost: " + TRUTH, "")
              .with(
                  renewal(
                      patient,
                      "sets it aside as `sentry.db.broken-N`, and makes it again from the incidents"
                          + " and decisions"));
      case LATER ->
          Finding.note(
              this,
              "`sentry.db` cannot be used: " + faults,
              "`sentry groups` reads the files instead, and decides nothing",
              "use that release, or delete `sentry.db`: it is made again");
      case UNUSABLE ->
          Finding.warning(
              this,
              "`sentry.db` cannot be used: " + faults,
              "`sentry groups` reads the files instead, and decides nothing",
              "see to what hinders it, or install sentry again, with its `natives` folder");
    };
  }

  private static Groups groups(Patient patient) {
    return new Groups(patient.layout(), patient.disk(), patient.redactor(), _ -> {});
  }

  private static Repair renewal(Patient patient, String promise) {
    return Repair.underTheLock(
        promise,
        () -> {
          List<String> done = groups(patient).settle();
          return done.isEmpty() ? "somebody else has made it again" : String.join("; ", done);
        });
  }
}
