package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The one installation that all tests of a test run share. */
final class Installed {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path PREFIX = CHECKOUT.resolve("target/e2e/prefix");
  private static boolean done;

  private Installed() {}

  static synchronized String sentry() {
    if (!done) {
      again();
      done = true;
    }
    return PREFIX.resolve("bin/sentry").toString();
  }

  /** Installs into the same prefix, as an upgrade does. */
  static synchronized void again() {
    try {
      Path log = Files.createDirectories(CHECKOUT.resolve("target/e2e")).resolve("install.log");
      // Maven leaves a jar alone that would not change: no need to build once more.
      Files.setLastModifiedTime(
          CHECKOUT.resolve("target/sentry.jar"), FileTime.from(Instant.now()));
      var builder =
          new ProcessBuilder(
                  CHECKOUT.resolve("install.sh").toString(), "--prefix", PREFIX.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("JOBSENTRY_JAVA_HOME", System.getProperty("java.home"));
      Process install = builder.start();
      boolean ended = install.waitFor(4, TimeUnit.MINUTES);
      install.destroyForcibly();
      assertThat(ended && install.exitValue() == 0).as(Files.readString(log)).isTrue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while installing", e);
    }
  }

  /** The folder of the release that a start of the program would use now. */
  static Path release() throws IOException {
    Path lib = PREFIX.resolve("lib/sentry");
    return lib.resolve(Files.readString(lib.resolve("current")).strip());
  }
}
