package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class UnbufferingScenario {
  private final Yard yard;

  UnbufferingScenario(@TempDir Path root) {
    yard = new Yard(root);
  }

  @AfterEach
  void tidy() {
    yard.close();
  }

  @Test
  void aLineOfPythonIsThereAtOnce() throws Exception {
    sees("python3", "-c", "import time; print('one'); time.sleep(3600)");
  }

  @Test
  void aLineOfAStreamFilterIsThereAtOnce() throws Exception {
    // The fifo stays open, so nothing but line buffering brings the line out.
    Path fifo = yard.layout.root().resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Process writer =
        new ProcessBuilder(
                "sh", "-c", "exec 3>\"$0\"; echo one >&3; exec sleep 3600", fifo.toString())
            .start();
    try {
      sees("sed", "", fifo.toString());
    } finally {
      writer.destroyForcibly();
    }
  }

  @Test
  void whatTheUserSetForPythonStays() {
    assertThat(Unbuffering.env(Map.of("PYTHONUNBUFFERED", ""))).isEmpty();
    assertThat(Unbuffering.env(Map.of())).containsEntry("PYTHONUNBUFFERED", "1");
  }

  @Test
  void programsThatCheckMemoryAreLeftAlone(@TempDir Path folder) throws Exception {
    Path plain = folder.resolve("sim");
    Files.writeString(plain, "\u007fELF....libc.so.6....");
    assertThat(Unbuffering.helped(plain)).isTrue();
    Path checked = folder.resolve("checked");
    Files.writeString(checked, "\u007fELF....libasan.so.8....libc.so.6....");
    assertThat(Unbuffering.helped(checked)).isFalse();
    Path script = folder.resolve("run.sh");
    Files.writeString(script, "#!/bin/sh\necho libc.so.6\n");
    assertThat(Unbuffering.helped(script)).isFalse();
    assertThat(Unbuffering.helped(Files.copy(plain, folder.resolve("python3.12")))).isFalse();
  }

  private void sees(String... command) throws Exception {
    assumeTrue(
        Preflight.find(command[0], yard.layout.root(), System.getenv()).isPresent(),
        command[0] + " is not here");
    var job =
        new JobSpec(
            List.of(command), yard.layout.root(), Map.of(), false, true, List.of(), List.of(), 0);
    yard.start(1, job);
    Yard.until(() -> output().equals("one\n"), () -> "the output is `" + output() + "`");
    assertThat(yard.host.look(new Incarnation(1))).isInstanceOf(JobHost.Sighting.Alive.class);
  }

  private String output() {
    try {
      return yard.output(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
