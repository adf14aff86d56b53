package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails, as its groups show it afterwards. */
@Timeout(180)
final class GroupedRunScenario {
  private final Path project;

  GroupedRunScenario(@TempDir Path project) {
    this.project = project;
  }

  private void job() throws Exception {
    Files.createDirectories(project.resolve(".sentry"));
    Files.writeString(
        project.resolve(".sentry/sentry.yaml"),
        "process: {command: [sh, job.sh], restart_policy: {max_restarts: 1, cooldown_seconds:"
            + " 0}}\n");
    // Another line each time, as in a file that is being worked on.
    Files.writeString(
        project.resolve("job.sh"),
        """
        echo x >> lines
        n=$(wc -l < lines)
        echo 'Traceback (most recent call last):' >&2
        echo "  File \\"/srv/$n/train.py\\", line $n, in step" >&2
        echo "KeyError: 'lr'" >&2
        exit 1
        """);
  }

  private Json.Obj only() throws Exception {
    Ran ran = Started.ran(project, "groups", "list", "--all", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    Json.Obj answer = (Json.Obj) JsonText.parse(ran.out());
    List<Json> groups = ((Json.Arr) answer.get("groups").orElseThrow()).items();
    assertThat(groups).hasSize(1);
    return (Json.Obj) groups.getFirst();
  }

  @Test
  void theSameFailureIsOneGroupThatRegressesWhenItComesAgain() throws Exception {
    job();
    assertThat(Started.ran(project, "run", "-q").status()).isEqualTo(93);
    Json.Obj group = only();
    assertThat(group.number("count")).hasValue(2);
    assertThat(group.text("state")).contains("open");
    String id = group.text("group").orElseThrow();
    try (var folders = Files.newDirectoryStream(project.resolve(".sentry/incidents"), "2*")) {
      for (Path folder : folders) {
        assertThat(Files.readString(folder.resolve("report.md"))).contains("- group: `" + id + "`");
        assertThat(Files.readString(folder.resolve("incident.json"))).contains(id);
      }
    }

    Ran resolve = Started.ran(project, "groups", "resolve", id.substring(3, 8));
    assertThat(resolve.out()).startsWith("resolved  ");
    assertThat(only().text("state")).contains("resolved");

    assertThat(Started.ran(project, "run", "-q").status()).isEqualTo(93);
    Json.Obj again = only();
    assertThat(again.number("count")).hasValue(4);
    assertThat(again.flag("regressed")).isTrue();
    assertThat(again.text("group")).contains(id);

    Files.delete(project.resolve(".sentry/sentry.db"));
    assertThat(only()).isEqualTo(again);
  }
}
