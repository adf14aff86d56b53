package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Layout;
import io.jobsentry.process.SupervisorLock.Answer;
import io.jobsentry.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class SupervisorLockScenario {
  private final Layout layout;

  SupervisorLockScenario(@TempDir Path root) {
    layout = new Layout(root);
  }

  @Test
  void isGrantedOnceAndSaysToWhom() throws Exception {
    var first = (Answer.Granted) SupervisorLock.acquire(layout, "1.2", Clock.SYSTEM);
    assertThat(SupervisorLock.acquire(layout, "1.2", Clock.SYSTEM))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.holder().orElseThrow().pid())
                  .isEqualTo(ProcessHandle.current().pid());
              assertThat(refused.holder().orElseThrow().version()).isEqualTo("1.2");
            });
    first.lock().close();
    assertThat(SupervisorLock.holder(layout)).isEmpty();
    ((Answer.Granted) SupervisorLock.acquire(layout, "1.2", Clock.SYSTEM)).lock().close();
  }

  @Test
  void neverCallsADeadPidRunning() throws Exception {
    var held = (Answer.Granted) SupervisorLock.acquire(layout, "1.2", Clock.SYSTEM);
    Path note = layout.run().resolve("supervisor");
    String truth = Files.readString(note);
    held.lock().close();

    Files.writeString(note, truth);
    assertThat(SupervisorLock.holder(layout)).as("pid, start and boot fit").isPresent();
    Files.writeString(note, truth.replaceFirst("start=", "start=1"));
    assertThat(SupervisorLock.holder(layout)).as("the pid is another's now").isEmpty();
    Files.writeString(note, truth.replaceFirst("boot=.", "boot=x"));
    assertThat(SupervisorLock.holder(layout)).as("another boot").isEmpty();
    Files.writeString(note, "pid=");
    assertThat(SupervisorLock.holder(layout)).as("half a note").isEmpty();
  }
}
