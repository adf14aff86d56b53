package io.jobsentry.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that write incidents and decisions, and are killed while they do. */
final class GroupsScenario {
  private static final int KILLS = 12;

  /** Fails, groups and decides until it is killed. */
  static final class Victim {
    public static void main(String[] args) throws IOException {
      var layout = new Layout(Path.of(args[0]));
      var groups =
          new Groups(layout, new RealDisk(), Redactor.withoutVariables(), System.out::println);
      for (int i = Integer.parseInt(args[1]); ; i++) {
        Instant at = Rows.AT.plusSeconds(i);
        var group = Rows.fingerprint(i % 7);
        Rows.append(layout, Rows.line(i, Optional.of(group), at));
        groups.catchUp();
        if (i % 3 == 0) {
          groups.decide(new Decision.Resolved(group, at, By.PERSON, "number " + i));
        }
        System.out.println(i);
      }
    }
  }

  @Test
  @Timeout(240)
  void whateverItIsKilledInTheGroupsAreThoseOfTheFiles(@TempDir Path folder) throws Exception {
    var layout = new Layout(folder);
    var notices = new ArrayList<String>();
    var groups = new Groups(layout, new RealDisk(), Redactor.withoutVariables(), notices::add);
    var random = new Random(7);
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process victim =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Victim.class.getName(),
                  folder.toString(),
                  Integer.toString(next))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int lines = 1 + random.nextInt(25);
      try (BufferedReader out = victim.inputReader()) {
        String line = out.readLine();
        while (line != null && lines-- > 0) {
          next = Integer.parseInt(line) + 2;
          line = out.readLine();
        }
        victim.destroyForcibly().waitFor();
      }
      List<Group> found = groups.all();
      long counted = found.stream().mapToLong(Group::times).sum();
      assertThat(counted).as("kill %d", kill).isEqualTo(rows(layout));
      assertThat(groups.settle()).as("kill %d", kill).isEmpty();
      assertThat(groups.all()).as("kill %d", kill).isEqualTo(found);
      Path kept = folder.resolve("kept.db");
      Files.move(layout.database(), kept);
      assertThat(groups.all()).as("kill %d, from scratch", kill).isEqualTo(found);
      Files.delete(layout.database());
      Files.move(kept, layout.database());
    }
    assertThat(next).isGreaterThan(KILLS);
    assertThat(notices).isEmpty();
  }

  /** Whole rows, each of another incident. */
  private static long rows(Layout layout) throws IOException {
    return Files.readString(layout.incidentIndex())
        .lines()
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .distinct()
        .count();
  }
}
