package io.jobsentry.process;

import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Starts a stub and forgets it: no pipe is left between it and sentry. */
final class Launcher {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long GLANCE_NANOS = 500_000;
  private static final File NOTHING = new File("/dev/null");

  private final Layout layout;
  private final Stub stub;
  private final Clock clock;

  Launcher(Layout layout, Stub stub, Clock clock) {
    this.layout = layout;
    this.stub = stub;
    this.clock = clock;
  }

  /**
   * Starts the stub and waits until the job has its name, or the stub its end.
   *
   * @return false when another holds the job's lock
   */
  boolean start(IncarnationFiles files, JobStart start) throws IOException {
    IncarnationFiles.make(layout.jobLock());
    List<String> line = stub.line(files, start.command(Tools.ofThisMachine()), start.job().pty());
    var builder =
        new ProcessBuilder(line)
            .directory(start.job().cwd().toFile())
            .redirectInput(NOTHING)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(files.segment().toFile()))
            .redirectError(
                ProcessBuilder.Redirect.appendTo(files.folder().resolve("stub.log").toFile()));
    start.into(builder.environment());
    Process process = builder.start();
    Duration deadline = clock.now().uptime().plus(PATIENCE);
    while (files.named().isEmpty()) {
      if (!process.isAlive() && files.named().isEmpty()) {
        switch (process.exitValue()) {
          case Stub.LOCKED -> {
            return false;
          }
          case 0, Stub.REPEATED -> {
            return true;
          }
          default ->
              throw new IOException(
                  "the stub could not start the job (status "
                      + process.exitValue()
                      + "): "
                      + files.stubSaid());
        }
      }
      if (clock.now().uptime().compareTo(deadline) > 0) {
        throw new IOException(
            "the stub did not start the job within " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }

  /** Waits as long as something is on its way. */
  void await(BooleanSupplier coming) {
    Duration deadline = clock.now().uptime().plus(PATIENCE);
    while (coming.getAsBoolean() && clock.now().uptime().compareTo(deadline) < 0) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }
}
