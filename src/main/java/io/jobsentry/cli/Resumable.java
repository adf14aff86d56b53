package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import io.jobsentry.monitor.CommandFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The run that was under way when its supervisor died. */
final class Resumable {
  private Resumable() {}

  /** Its command, if there is such a run. */
  static Optional<List<String>> command(Layout layout) throws IOException {
    Optional<StateReading> state = StateReading.of(layout).filter(StateReading::underway);
    return state.isEmpty() ? Optional.empty() : given(layout, state.get());
  }

  /** The command of the latest run, as it was given: the state has it without its secrets. */
  static Optional<List<String>> given(Layout layout, StateReading state) throws IOException {
    return CommandFile.read(new RealDisk(), layout)
        .or(() -> Optional.of(state.command()))
        .filter(command -> !command.isEmpty());
  }
}
