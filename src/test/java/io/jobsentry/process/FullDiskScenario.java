package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stub on a disk of its own that fills up; the disk lives in a private mount namespace. */
@Timeout(60)
final class FullDiskScenario {
  private static final String DISK =
      """
      mount -t tmpfs -o size=256k none "$1/disk" && cd "$1/disk" && mkdir run || exit 99
      stub() { sh "$OUTSIDE/stub.sh" "$PWD/run" "$PWD/lock" "$(command -v flock)" '' 0 "$PWD/seg" "$@" >>seg; }
      fill() { cat /dev/zero >fill 2>/dev/null; : >>more; ! echo x >more 2>/dev/null; }
      """;

  private final Path outside;

  FullDiskScenario(@TempDir Path outside) {
    this.outside = outside;
  }

  @BeforeEach
  void prepare() throws Exception {
    Process allowed = new ProcessBuilder("unshare", "-m", "true").start();
    assumeTrue(allowed.waitFor() == 0, "this user may not make a mount namespace");
    Files.createDirectory(outside.resolve("disk"));
    try (InputStream stub = Stub.class.getResourceAsStream("stub.sh")) {
      Files.write(outside.resolve("stub.sh"), stub.readAllBytes());
    }
  }

  @Test
  void theStatusIsKeptWhenTheJobFillsTheDiskAndIsKilled() throws Exception {
    assertThat(
            onDisk(
                "stub sh -c 'cat /dev/zero >fill 2>/dev/null; echo lost >more; kill -9 $$'; cat"
                    + " run/exit"))
        .contains("killed 9 nocore up ");
  }

  @Test
  void theCodeIsKeptWhenTheJobFillsTheDisk() throws Exception {
    assertThat(onDisk("stub sh -c 'cat /dev/zero >fill 2>/dev/null; exit 137'; cat run/exit"))
        .contains("code 137 up ");
  }

  @Test
  void nothingIsStartedOnADiskThatIsFull() throws Exception {
    assertThat(onDisk("fill && echo full; stub touch \"$OUTSIDE/started\"; echo status $?"))
        .contains("full\n")
        .contains("status 74");
    assertThat(outside.resolve("started")).doesNotExist();
  }

  private String onDisk(String script) throws Exception {
    var builder =
        new ProcessBuilder("unshare", "-m", "sh", "-c", DISK + script, "sh", outside.toString())
            .redirectErrorStream(true);
    builder.environment().put("OUTSIDE", outside.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isNotEqualTo(99);
    return said;
  }
}
