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

/** A job that dies of the same again and again, as its incidents show it afterwards. */
@Timeout(180)
final class CrashLoopScenario {
  private final Path project;

  CrashLoopScenario(@TempDir Path project) {
    this.project = project;
  }

  private void job(String incidents) throws Exception {
    Files.createDirectories(project.resolve(".sentry"));
    Files.writeString(
        project.resolve(".sentry/sentry.yaml"),
        """
        process:
          command: [sh, job.sh]
          restart_policy: {max_restarts: 4, max_identical_failures: 0, cooldown_seconds: 0}
        """
            + incidents);
    // Another status each time, which is no part of what a trace is recognised by.
    Files.writeString(
        project.resolve("job.sh"),
        """
        echo x >> starts
        n=$(wc -l < starts)
        echo "this is start $n"
        echo 'Traceback (most recent call last):' >&2
        echo '  File "/srv/train.py", line 4, in step' >&2
        echo "KeyError: 'lr'" >&2
        exit $((10 + n))
        """);
  }

  private Json.Obj json(String... words) throws Exception {
    Ran ran = Started.ran(project, words);
    assertThat(ran.status()).as(ran.err()).isZero();
    return (Json.Obj) JsonText.parse(ran.out());
  }

  private static List<Json.Obj> objects(Json.Obj of, String name) {
    return ((Json.Arr) of.get(name).orElseThrow())
        .items().stream().map(Json.Obj.class::cast).toList();
  }

  private List<Path> folders() throws Exception {
    try (var folders = Files.list(project.resolve(".sentry/incidents"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void fiveCrashesAreOneFolderWithFiveOccurrences() throws Exception {
    job("");
    assertThat(Started.ran(project, "run", "-q").status()).isEqualTo(93);

    assertThat(folders()).hasSize(1);
    Path folder = folders().getFirst();
    List<String> lines = Files.readAllLines(folder.resolve("occurrences.jsonl"));
    assertThat(lines).hasSize(4);
    for (int i = 0; i < 4; i++) {
      var line = (Json.Obj) JsonText.parse(lines.get(i));
      assertThat(line.number("number")).hasValue(i + 2);
      assertThat(line.number("incarnation")).hasValue(i + 2);
      assertThat(line.number("offset")).isPresent();
      assertThat(line.text("ended")).contains("exited with " + (12 + i));
    }
    String report = Files.readString(folder.resolve("report.md"));
    assertThat(report).contains("- times: 5, the last ", "- ended: the job exited with 11");
    assertThat(Files.readString(folder.resolve("log_excerpt.txt")))
        .contains("this is start 1")
        .doesNotContain("this is start 5");

    assertThat(Started.ran(project, "incidents", "list").out())
        .hasLineCount(1)
        .contains("  ×5 to ", "KeyError: 'lr'");
    Json.Obj only = objects(json("incidents", "list", "--json"), "incidents").getFirst();
    assertThat(only.number("count")).hasValue(5);
    String latest = only.text("latest").orElseThrow();
    assertThat(Started.ran(project, "incidents", "show", latest).out())
        .startsWith("`" + latest + "` is occurrence 5 of this incident")
        .contains("exited with 15", "# KeyError: 'lr'");

    Json.Obj group = objects(json("groups", "list", "--json"), "groups").getFirst();
    assertThat(group.number("count")).hasValue(5);
    assertThat(group.text("latest_incident")).contains(latest);
    Files.delete(project.resolve(".sentry/sentry.db"));
    Files.delete(project.resolve(".sentry/incidents/index.jsonl"));
    assertThat(Started.ran(project, "doctor", "--fix").status()).isZero();
    assertThat(objects(json("groups", "list", "--json"), "groups")).containsExactly(group);
    assertThat(Files.readString(project.resolve(".sentry/attempts.tsv"))).contains(latest);
    assertThat(Started.ran(project, "audit", "verify").status()).isZero();
  }

  @Test
  void whereRepeatsAreSwitchedOffOnlyTheLatestFoldersAreKept() throws Exception {
    job("incidents: {repeat_within_seconds: 0, keep: 3}\n");
    assertThat(Started.ran(project, "run", "-q").status()).isEqualTo(93);
    assertThat(folders())
        .hasSize(3)
        .allMatch(it -> Files.exists(it.resolve("report.md")))
        .noneMatch(it -> it.endsWith("-1") || it.endsWith("-2"));
    assertThat(objects(json("incidents", "list", "--json"), "incidents")).hasSize(3);
    Json.Obj group = objects(json("groups", "list", "--json"), "groups").getFirst();
    assertThat(group.number("count")).hasValue(5);
    Files.delete(project.resolve(".sentry/sentry.db"));
    assertThat(objects(json("groups", "list", "--json"), "groups")).containsExactly(group);
    assertThat(Started.ran(project, "doctor").status()).isZero();
  }
}
