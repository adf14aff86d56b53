package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class OldFoldersScenario {
  private static final int NEWEST = OldFolders.KEPT + 6;

  private final Yard yard;

  OldFoldersScenario(@TempDir Path root) {
    yard = new Yard(root);
  }

  @AfterEach
  void tidy() {
    yard.close();
  }

  private Path folder(int number) {
    return yard.layout.incarnation(new Incarnation(number));
  }

  @Test
  void onlyWhatIsOldAndDeadAndWithoutOutputGoes() throws Exception {
    yard.start(1, yard.shell("exit 0"));
    yard.end(1);
    yard.start(2, yard.shell("exit 0"));
    yard.end(2);
    Files.delete(yard.layout.segment(new Incarnation(2)));
    // The job itself is over, and something that it started lives on.
    yard.start(3, yard.shell("setsid sleep 100 >/dev/null 2>&1 9>&- & exit 0"));
    yard.end(3);
    Files.delete(yard.layout.segment(new Incarnation(3)));
    assertThat(yard.host.census(new Incarnation(3))).isNotEmpty();
    for (int i = 4; i <= NEWEST; i++) {
      Files.createDirectories(folder(i));
    }
    yard.host.tidy();
    assertThat(folder(1)).as("its output is there").exists();
    assertThat(folder(2)).doesNotExist();
    assertThat(folder(3)).as("something of it lives").exists();
    assertThat(folder(NEWEST - OldFolders.KEPT + 1)).as("one of the newest").exists();
    yard.host.tidy();
    assertThat(folder(NEWEST - OldFolders.KEPT)).doesNotExist();
    assertThat(folder(NEWEST - OldFolders.KEPT + 1)).exists();
  }
}
