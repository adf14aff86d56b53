package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One supervisor and one job at a time. {@code -Dsentry.twins=50} is the full run. */
@Timeout(900)
final class AloneIT {
  private static final int TWINS = Integer.getInteger("sentry.twins", 5);

  private final Project project;

  AloneIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void aSecondSupervisorIsRefusedWithThePidTheAgeAndWhatToType() throws Exception {
    SentryRun first = project.start("run", "--", "sleep", "3600");
    project.up(1);
    project
        .sentry("run", "--", "touch", "second")
        .endedWith(4)
        .printsNothing()
        .says("with pid " + first.pid() + ", for ", "hint: `sentry status`", "`sentry stop`");
    assertThat(project.root.resolve("second")).doesNotExist();
    project.sentry("stop").endedWith(0);
    first.end().endedWith(143);
  }

  @Test
  void ofTwoThatStartAtTheSameMomentOneDoes() throws Exception {
    for (int i = 1; i <= TWINS; i++) {
      String job = "echo $$ >> starts-" + i + "; exec sleep 3600";
      var both = new ArrayList<SentryRun>();
      both.add(project.start("run", "--", "sh", "-c", job));
      both.add(project.start("run", "--", "sh", "-c", job));
      Wait.until(
          "one of the two is refused", () -> both.stream().filter(SentryRun::alive).count() == 1);
      SentryRun loser = both.get(0).alive() ? both.get(1) : both.get(0);
      SentryRun winner = both.get(0).alive() ? both.get(0) : both.get(1);
      loser.end().endedWith(4).says("another sentry supervises");
      project.up(i);
      String starts = "starts-" + i;
      Wait.until("the job has begun", () -> !project.lines(starts).isEmpty());
      project.sentry("stop").endedWith(0);
      winner.end();
      assertThat(project.lines(starts)).hasSize(1);
      assertThat(project.facts(Fact.Launched.class)).hasSize(i);
    }
  }

  @Test
  void anotherCommandIsRefusedWhileTheJobIsAlive() throws Exception {
    SentryRun first = project.start("run", "--", "sleep", "3600");
    project.up(1);
    first.kill();
    project
        .sentry("run", "--", "touch", "other")
        .endedWith(4)
        .says("another job is alive", "`sleep 3600`", "`sentry run` without a command");
    assertThat(project.root.resolve("other")).doesNotExist();
    SentryRun again = project.start("run");
    Wait.until("the job is adopted", () -> project.adopted(again.pid()).isPresent());
    project.sentry("stop").endedWith(0);
    again.end().says("supervising it again");
    assertThat(project.facts(Fact.Launched.class)).hasSize(1);
  }
}
