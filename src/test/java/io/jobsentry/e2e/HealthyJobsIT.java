package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand lines of programs that do well, with everything on that is on by default:
 * nothing is noticed, whether the program ends or goes on.
 */
@Timeout(600)
final class HealthyJobsIT {
  private static final Path LOGS = Path.of("src/test/resources/healthy").toAbsolutePath();

  private static final int FEW = 2;

  private final Project project;

  HealthyJobsIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  private static String logs() throws Exception {
    try (Stream<Path> files = Files.list(LOGS)) {
      return files
          .filter(it -> it.toString().endsWith(".log.gz"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(" "));
    }
  }

  /** What is called an echo follows from something else, and is no reason for anything. */
  private List<Notice> reasons() throws Exception {
    return project.facts(Fact.NoticeTaken.class).stream()
        .map(Fact.NoticeTaken::notice)
        .filter(it -> it.weight() != Notice.Weight.ECHO && !it.detector().equals("end"))
        .toList();
  }

  private int echoes() throws Exception {
    return project.facts(Fact.NoticeTaken.class).stream()
        .filter(it -> it.notice().weight() == Notice.Weight.ECHO)
        .toList()
        .size();
  }

  @Test
  void nothingIsNoticedOfThoseThatEndWell() throws Exception {
    for (String log : logs().split(" ")) {
      project.sentry("run", "--one-shot", "--", "gzip", "-dc", log).endedWith(0);
      assertThat(reasons()).as(log).isEmpty();
    }
    assertThat(echoes()).isLessThanOrEqualTo(FEW);
    assertThat(project.facts(Fact.IncidentOpened.class)).isEmpty();
  }

  @Test
  void nothingIsNoticedOfThoseThatGoOn() throws Exception {
    project.config(
        """
        detectors:
          - {kind: pattern, name: end, regex: '^all is said$'}
        rules:
          - {name: over, match: {detector: end}, action: {kind: observe}}
        """);
    SentryRun run =
        project.start(
            "run",
            "--",
            "sh",
            "-c",
            "gzip -dc " + logs() + "; echo; echo all is said; exec sleep 600");
    Wait.until(
        () -> "the last line is noticed: " + project.lastSaid(),
        () ->
            project.facts(Fact.NoticeTaken.class).stream()
                .anyMatch(it -> it.notice().detector().equals("end")));
    assertThat(reasons()).isEmpty();
    assertThat(echoes()).isLessThanOrEqualTo(FEW);
    run.signal("TERM");
    run.end();
    assertThat(lines(run)).isGreaterThan(100_000);
    assertThat(project.facts(Fact.IncidentOpened.class)).isEmpty();
  }

  private static long lines(SentryRun run) throws Exception {
    long lines = 0;
    for (byte b : Files.readAllBytes(run.out())) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}
