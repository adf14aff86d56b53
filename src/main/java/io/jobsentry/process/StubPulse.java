package io.jobsentry.process;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether an incarnation's stub lives. While it does there is no end to be read, so this spares a
 * whole look at the incarnation. Confined to the thread of one watch.
 */
final class StubPulse implements BooleanSupplier {
  private final IncarnationFiles files;
  private final ProcessTable table;
  private Optional<ProcessHandle> stub = Optional.empty();

  StubPulse(IncarnationFiles files, ProcessTable table) {
    this.files = files;
    this.table = table;
  }

  @Override
  public boolean getAsBoolean() {
    if (stub.isEmpty()) {
      stub = find();
    }
    // A handle knows when its process began: one that has come by the pid since is not alive to it.
    return stub.filter(ProcessHandle::isAlive).isPresent();
  }

  private Optional<ProcessHandle> find() {
    try {
      return files
          .named()
          .flatMap(
              named ->
                  ProcessHandle.of(named.stub().pid())
                      .filter(_ -> table.alive(named.stub()).isPresent()));
    } catch (IOException _) {
      // Then nothing is known, and the whole look is made.
      return Optional.empty();
    }
  }
}
