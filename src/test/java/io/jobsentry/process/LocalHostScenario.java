package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    Yard.until(() -> output().contains("begun"), () -> "no output");
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

  @Test
  void theJobSeesTheUsersWorldAndNotOurs() throws Exception {
    var job =
        new JobSpec(
            List.of(
                "python3",
                "-c",
                "import os; print(os.environ['dotted.name'], os.environ['PLAIN'],"
                    + " os.environ['JOBSENTRY_JOB'][-2:], oct(os.umask(0)), os.getcwd(),"
                    + " os.readlink('/proc/self/fd/0'),"
                    + " [k for k in os.environ if k.startswith('__js')]);"
                    + " print(*[l.split()[1] for l in open('/proc/self/status')"
                    + " if l[:6] in ('SigBlk', 'SigIgn')])"),
            yard.layout.root(),
            Map.of("dotted.name", "a b", "PLAIN", "p"),
            false,
            false,
            List.of(),
            List.of(),
            0);
    yard.start(1, job);
    assertThat(yard.end(1).exit().success()).isTrue();
    Process umask = new ProcessBuilder("sh", "-c", "umask").start();
    int users = Integer.parseInt(umask.inputReader().readLine(), 8);
    List<String> lines = yard.output(1).lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "a b p :1 0o%o %s /dev/null []".formatted(users, yard.layout.root().toRealPath()));
    // A shell that puts the job into the background would have made it ignore INT and QUIT.
    for (String mask : lines.get(1).split(" ")) {
      assertThat(Long.parseUnsignedLong(mask, 16) & 0b110).isZero();
    }
  }

  @Test
  void aTerminalIsGivenAndTheStatusIsStillExact() throws Exception {
    JobSpec plain = yard.shell("test -t 1 && echo \"it's a terminal\"; kill -9 $$");
    var job =
        new JobSpec(plain.command(), plain.cwd(), Map.of(), true, true, List.of(), List.of(), 0);
    yard.start(1, job);
    assertThat(yard.end(1).exit()).isEqualTo(new JobExit.Killed(9, false));
    assertThat(yard.output(1)).isEqualTo("it's a terminal\r\n");
  }

  @Test
  void nothingIsMissingAtTheEndOfATerminalsOutput() throws Exception {
    JobSpec plain = yard.shell("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done");
    var job =
        new JobSpec(plain.command(), plain.cwd(), Map.of(), true, false, List.of(), List.of(), 0);
    for (int number = 1; number <= 5; number++) {
      yard.start(number, job);
      yard.end(number);
      assertThat(yard.output(number)).endsWith("19999\r\n");
    }
  }

  @Test
  void theStubSurvivesWhatItsGroupIsSent() throws Exception {
    JobIdentity job =
        yard.start(1, yard.shell("trap '' TERM INT HUP QUIT USR1 USR2; echo ok; sleep 60; exit 5"));
    Yard.until(() -> output().contains("ok"), () -> "no output");
    long stub = parent(job.pid());
    for (String signal : List.of("TERM", "INT", "HUP", "QUIT", "USR1", "USR2")) {
      assertThat(
              new ProcessBuilder("kill", "-" + signal, "--", Long.toString(stub)).start().waitFor())
          .isZero();
    }
    assertThat(
            new ProcessBuilder("pkill", "-KILL", "-P", Long.toString(job.pid())).start().waitFor())
        .isZero();
    assertThat(yard.end(1).exit()).isEqualTo(new JobExit.Code(5));
  }

  @Test
  void withoutItsStubTheJobIsFollowedAndItsEndIsCalledUnseen() throws Exception {
    JobIdentity job = yard.start(1, yard.job("sleep", "60"));
    Process kill = new ProcessBuilder("kill", "-KILL", Long.toString(parent(job.pid()))).start();
    assertThat(kill.waitFor()).isZero();
    assertThat(yard.host.look(FIRST)).isInstanceOf(JobHost.Sighting.Alive.class);
    var told = new CompletableFuture<JobHost.Sighting.Gone>();
    try (var _ = yard.host.watch(FIRST, told::complete)) {
      assertThat(yard.host.signal(FIRST, PosixSignal.KILL, StopPlan.Target.TREE)).isOne();
      assertThat(told.get(10, TimeUnit.SECONDS).exit()).isInstanceOf(JobExit.Lost.class);
    }
  }

  @Test
  void ofTwoHundredRacesEachHasOneWinner() throws Exception {
    int races = Integer.getInteger("stub.races", 40);
    Files.createDirectories(yard.layout.run());
    Path wins = yard.layout.root().resolve("wins");
    for (int number = 1; number <= races; number++) {
      var incarnation = new Incarnation(number);
      JobSpec job = yard.shell("echo " + number + " >>" + wins);
      try (var both = java.util.concurrent.Executors.newFixedThreadPool(3)) {
        var answers = new java.util.ArrayList<java.util.concurrent.Future<JobHost.Launch>>();
        for (int i = 0; i < 3; i++) {
          int mine = i;
          answers.add(
              both.submit(
                  () ->
                      new LocalHost(yard.layout, io.jobsentry.time.Clock.SYSTEM, mine << 16)
                          .launch(incarnation, job, Map.of())));
        }
        for (var answer : answers) {
          assertThat(answer.get()).isNotInstanceOf(JobHost.Launch.Unready.class);
        }
      }
      yard.end(number);
    }
    assertThat(Files.readAllLines(wins))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, races).mapToObj(Integer::toString).toList());
  }

  @Test
  void saysEverythingThatIsMissingAndStartsNothing() throws Exception {
    var job =
        new JobSpec(
            List.of("no-such-program"),
            yard.layout.root(),
            Map.of("EMPTY", ""),
            false,
            false,
            List.of("sh", "no-such-tool"),
            List.of("PATH", "EMPTY", "UNSET_OF_OURS"),
            Long.MAX_VALUE);
    assertThat(yard.launch(1, job))
        .isInstanceOfSatisfying(
            JobHost.Launch.Unready.class,
            unready ->
                assertThat(unready.problems())
                    .satisfiesExactly(
                        it ->
                            assertThat(it)
                                .isEqualTo(
                                    "the program `no-such-program` is not on the job's PATH"),
                        it -> assertThat(it).contains("`no-such-tool`"),
                        it ->
                            assertThat(it)
                                .isEqualTo("the variable `EMPTY` is required and is empty"),
                        it -> assertThat(it).contains("`UNSET_OF_OURS`").contains("is not set"),
                        it -> assertThat(it).contains("MB free")));
    assertThat(yard.host.look(FIRST)).isEqualTo(new JobHost.Sighting.Unborn());
  }

  private String output() {
    try {
      return yard.output(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long parent(long pid) {
    return new ProcTable().find(pid).orElseThrow().parent();
  }
}
