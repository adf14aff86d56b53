package io.jobsentry.doctor;

import io.jobsentry.config.ConfigNotice;
import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the config can be read and means something. It is never changed. */
final class ConfigCheck implements Check {

  @Override
  public String name() {
    return "config";
  }

  @Override
  public List<Finding> look(Patient patient) {
    ConfigReading config = patient.config();
    if (!config.there()) {
      return List.of(
          earlier(patient.layout().root())
              .map(
                  file ->
                      Finding.note(
                          this,
                          "`" + file + "` is a config of the earlier system, and is not read",
                          "nothing of it is in force",
                          "`sentry config migrate` makes a config of it"))
              .orElse(Finding.ok(this, "there is none, and none is needed")));
    }
    return switch (config.loaded()) {
      case Loaded.Bad(List<ConfigProblem> problems) -> List.of(bad(config, problems, patient));
      case Loaded.Good good ->
          List.of(
              good.notices().isEmpty()
                  ? Finding.ok(this, config.name() + " is fine")
                  : Finding.note(
                      this,
                      "`"
                          + config.name()
                          + "` holds what has no effect yet: "
                          + Words.some(
                              good.notices().stream().map(ConfigNotice::key).distinct().toList(),
                              3),
                      "nothing else about it is wrong",
                      "`sentry config check` explains each"));
    };
  }

  private Finding bad(ConfigReading config, List<ConfigProblem> problems, Patient patient) {
    ConfigProblem first = problems.getFirst();
    String sentence =
        "`"
            + config.name()
            + "` has "
            + Words.count(problems.size(), "error")
            + (problems.size() == 1 ? ": " : ", the first ")
            + (first.line() == 0 ? "" : "in line " + first.line() + ": ")
            + first.sentence();
    return Finding.failure(
        this,
        patient.redactor().redact(sentence).text(),
        "nothing is started with it",
        "`sentry config check` shows where, and what was probably meant");
  }

  private static Optional<String> earlier(Path root) {
    return Stream.of(".autosentry/autosentry.yaml", "autosentry.yaml")
        .filter(name -> Files.isRegularFile(root.resolve(name)))
        .findFirst();
  }
}
