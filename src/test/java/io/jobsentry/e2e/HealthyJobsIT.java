package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private void noticedNothing() throws Exception {
    assertThat(project.facts(Fact.IncidentOpened.class)).isEmpty();
    assertThat(project.facts(Fact.NoticeTaken.class)).isEmpty();
  }

  @Test
  void nothingIsNoticedOfThoseThatEndWell() throws Exception {
    for (String log : logs().split(" ")) {
      project.sentry("run", "--one-shot", "--", "gzip", "-dc", log).endedWith(0);
      assertThat(project.facts(Fact.NoticeTaken.class)).as(log).isEmpty();
    }
    noticedNothing();
  }

  @Test
  void nothingIsNoticedOfThoseThatGoOn() throws Exception {
    SentryRun run =
        project.start(
            "run",
            "--",
            "sh",
            "-c",
            "gzip -dc " + logs() + "; echo; echo all said; exec sleep 600");
    Wait.until(
        () -> "everything is shown: " + project.lastSaid(),
        () -> Files.size(run.out()) > 100_000 && last(run).endsWith("\nall said\n"));
    assertThat(lines(run)).isGreaterThan(100_000);
    run.signal("TERM");
    run.end();
    noticedNothing();
  }

  private static String last(SentryRun run) throws Exception {
    byte[] all = Files.readAllBytes(run.out());
    return new String(
        all, Math.max(0, all.length - 100), Math.min(100, all.length), StandardCharsets.ISO_8859_1);
  }

  private static long lines(SentryRun run) throws Exception {
    long lines = 0;
    for (byte b : Files.readAllBytes(run.out())) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}
