package io.jobsentry.cli;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The run that was under way when its supervisor died. */
final class Resumable {
  private Resumable() {}

  /** Its command, if there is such a run. */
  static Optional<List<String>> command(Layout layout) throws IOException {
    return StateReading.of(layout)
        .filter(StateReading::underway)
        .map(StateReading::command)
        .filter(command -> !command.isEmpty());
  }
}
