package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class LocalHostScenario {
  private static final Incarnation FIRST = new Incarnation(1);

  private final Yard yard;

  LocalHostScenario(@TempDir Path root) {
    yard = new Yard(root);
  }

  @AfterEach
  void tidy() {
    yard.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 74, 75, 76, 126, 127, 128, 129, 137, 143, 255})
  void knowsTheCodeThatTheJobEndedWith(int code) throws Exception {
    yard.start(1, yard.shell("exit " + code));
    assertThat(yard.end(1).exit()).isEqualTo(new JobExit.Code(code));
  }

  @ParameterizedTest
  @CsvSource({"KILL,9", "TERM,15", "INT,2", "HUP,1", "PIPE,13", "USR1,10", "ALRM,14"})
  void knowsTheSignalThatEndedTheJob(String name, int number) throws Exception {
    yard.start(1, yard.shell("kill -" + name + " $$"));
    assertThat(yard.end(1).exit()).isEqualTo(new JobExit.Killed(number, false));
  }

  @Test
  void knowsThatACoreWasDumped() throws Exception {
    yard.start(1, yard.shell("ulimit -c unlimited; kill -SEGV $$"));
    assertThat(yard.end(1).exit()).isEqualTo(new JobExit.Killed(11, true));
  }

  @Test
  void theWatchTellsOfTheEndAtOnce() throws Exception {
    JobIdentity job = yard.start(1, yard.job("sleep", "60"));
    var told = new CompletableFuture<JobHost.Sighting.Gone>();
    try (var _ = yard.host.watch(FIRST, told::complete)) {
      assertThat(yard.host.signal(FIRST, PosixSignal.TERM, StopPlan.Target.LEADER)).isOne();
      var gone = told.get(10, TimeUnit.SECONDS);
      assertThat(gone.exit()).isEqualTo(new JobExit.Killed(15, false));
      assertThat(gone.identity()).contains(job);
    }
  }

  @Test
  void launchingTwiceStartsOneJob() throws Exception {
    JobIdentity first = yard.start(1, yard.shell("echo begun; sleep 60"));
    JobIdentity second = yard.start(1, yard.shell("echo begun; sleep 60"));
    assertThat(second).isEqualTo(first);
    yard.host.signal(FIRST, PosixSignal.KILL, StopPlan.Target.TREE);
    yard.end(1);
    assertThat(yard.output(1)).isEqualTo("begun\n");
  }

  @Test
  void aRunThatIsOverIsNotStartedAgain() throws Exception {
    yard.start(1, yard.shell("echo begun; exit 3"));
    yard.end(1);
    assertThat(yard.launch(1, yard.shell("echo begun; exit 3")))
        .isInstanceOfSatisfying(
            JobHost.Launch.Finished.class,
            finished -> assertThat(finished.exit()).isEqualTo(new JobExit.Code(3)));
    assertThat(yard.output(1)).isEqualTo("begun\n");
  }

  @Test
  void theNextRunWaitsForTheLock() throws Exception {
    JobIdentity job = yard.start(1, yard.job("sleep", "60"));
    assertThat(yard.launch(2, yard.job("true")))
        .isInstanceOfSatisfying(
            JobHost.Launch.Occupied.class,
            occupied -> assertThat(occupied.by()).contains("run #1").contains("pid " + job.pid()));
    assertThat(yard.host.look(new Incarnation(2))).isInstanceOf(JobHost.Sighting.Unborn.class);
  }

  @Test
  void stdoutAndStderrReachTheSegmentInOrder() throws Exception {
    yard.start(1, yard.shell("echo one; echo two >&2; echo three"));
    yard.end(1);
    assertThat(yard.output(1)).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void whatIsWrittenIsForTheOwnerOnly() throws Exception {
    yard.start(1, yard.job("true"));
    yard.end(1);
    try (var files = Files.walk(yard.layout.home())) {
      for (Path file : files.toList()) {
        assertThat(
                java.nio.file.attribute.PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isIn("rwx------", "rw-------");
      }
    }
  }
}
