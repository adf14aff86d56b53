package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is claimed, with folders that look like those of the kernel. */
final class KillLedgerTest {
  private static final long SENTRY = 50;
  private static final JobIdentity JOB = new JobIdentity(77, 1, "boot-1");
  private static final JobExit KILLED = new JobExit.Killed(9, false);

  @TempDir private Path root = Path.of("");
  private String log = "";
  private boolean readable = true;
  private KillLedger ledger = new KillLedger(Path.of(""), _ -> Optional.empty());

  @BeforeEach
  void begin() throws IOException {
    ledger =
        new KillLedger(root.resolve("proc"), _ -> readable ? Optional.of(log) : Optional.empty());
    Files.createDirectories(root.resolve("proc/self"));
    Files.createDirectories(root.resolve("run"));
    mountUnified("/");
    live(SENTRY, "0::/user/shell");
    group("user", 0, "max");
    group("user/shell", 3, "max");
  }

  private void mountUnified(String what) throws IOException {
    Files.writeString(
        root.resolve("proc/self/mountinfo"),
        "25 1 0:22 / /proc rw,nosuid - proc proc rw\n"
            + "30 1 0:26 "
            + what
            + " "
            + root.resolve("cg")
            + " rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n");
  }

  private void live(long pid, String groups) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc/" + pid));
    Files.writeString(folder.resolve("cgroup"), groups + "\n");
  }

  private void group(String name, long kills, String limit) throws IOException {
    Path folder = Files.createDirectories(root.resolve("cg").resolve(name));
    Files.writeString(
        folder.resolve("memory.events"),
        "low 0\nhigh 0\nmax 7\noom 1\noom_kill " + kills + "\noom_group_kill 0\n");
    Files.writeString(folder.resolve("memory.max"), limit + "\n");
  }

  private Path run() {
    return root.resolve("run");
  }

  private void start() throws IOException {
    ledger.open(run(), "boot-1", SENTRY);
    live(JOB.pid(), "0::/user/shell");
    ledger.add(run(), JOB.pid());
  }

  private Autopsy end(JobExit exit) {
    return ledger.examine(run(), JOB, exit);
  }

  @Test
  void aKillWhileTheCountRoseIsTheKernels() throws Exception {
    readable = false;
    start();
    group("user/shell", 4, "2000000000");
    assertThat(end(KILLED).exit().words())
        .isEqualTo("was killed by SIGKILL: out of memory (cgroup /user/shell, limit 2.0 GB)");
    assertThat(end(KILLED).killed()).isPresent();
  }

  @Test
  void aKillWhileTheCountStoodIsSomebodyElses() throws Exception {
    start();
    assertThat(end(KILLED)).isEqualTo(Autopsy.plain(KILLED));
  }

  @Test
  void theLogNamesTheJobByItsPid() throws Exception {
    start();
    log = "[ 9.5] Out of memory: Killed process 77 (job) total-vm:1kB, anon-rss:1kB\n";
    assertThat(end(KILLED).exit().words())
        .isEqualTo("was killed by SIGKILL: out of memory (the whole machine)");
  }

  @Test
  void anotherProcessThatOnceHadThePidIsNotTheJob() throws Exception {
    log = "[ 9.5] Out of memory: Killed process 77 (old) total-vm:1kB, anon-rss:1kB\n";
    start();
    assertThat(end(KILLED)).isEqualTo(Autopsy.plain(KILLED));
  }

  @Test
  void aNeighbourWhomTheLogNamesIsNotTakenForTheJob() throws Exception {
    start();
    group("user/shell", 4, "max");
    log =
        """
        [ 9.4] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),global_oom,task_memcg=/user/shell,task=other,pid=99,uid=0
        [ 9.5] Out of memory: Killed process 99 (other) total-vm:1kB, anon-rss:1kB
        """;
    assertThat(end(KILLED).exit()).isEqualTo(KILLED);
    assertThat(end(KILLED).killed())
        .contains("the kernel killed other (pid 99) for want of memory (cgroup /user/shell)");
  }

  @Test
  void aChildThatWasKilledIsEvidenceForAJobThatFails() throws Exception {
    readable = false;
    start();
    group("user/shell", 5, "64000000");
    var failed = new JobExit.Code(1);
    assertThat(end(failed))
        .isEqualTo(
            new Autopsy(
                failed,
                Optional.of(
                    "the kernel killed 2 processes for want of memory (cgroup /user/shell, limit"
                        + " 64.0 MB)")));
    assertThat(end(new JobExit.Code(0))).isEqualTo(Autopsy.plain(new JobExit.Code(0)));
  }

  @Test
  void aJobThatMovesToItsOwnCgroupIsCountedThere() throws Exception {
    readable = false;
    ledger.open(run(), "boot-1", SENTRY);
    group("job", 0, "max");
    live(JOB.pid(), "0::/job");
    ledger.add(run(), JOB.pid());
    ledger.add(run(), JOB.pid());
    group("job", 1, "max");
    assertThat(end(KILLED).exit().words()).endsWith("out of memory (cgroup /job)");
  }

  @Test
  void aLaterSentryKnowsWhatTheEarlierOneNoted() throws Exception {
    start();
    group("user/shell", 4, "max");
    readable = false;
    var later = new KillLedger(root.resolve("proc"), _ -> Optional.empty());
    later.open(run(), "boot-1", SENTRY);
    assertThat(later.examine(run(), JOB, KILLED).exit()).isNotEqualTo(KILLED);
  }

  @Test
  void nothingIsClaimedWithoutANoteOrAfterAnotherBootOrOfATornNote() throws Exception {
    assertThat(end(KILLED)).isEqualTo(Autopsy.plain(KILLED));
    start();
    group("user/shell", 4, "max");
    var elsewhere = new JobIdentity(77, 1, "boot-2");
    assertThat(ledger.examine(run(), elsewhere, KILLED)).isEqualTo(Autopsy.plain(KILLED));
    Files.writeString(run().resolve("memory"), "boot boot-1\nlog -\ngroup x");
    assertThat(end(KILLED)).isEqualTo(Autopsy.plain(KILLED));
  }

  @Test
  void aCgroupThatIsGoneSaysNothing() throws Exception {
    readable = false;
    start();
    Files.delete(root.resolve("cg/user/shell/memory.events"));
    assertThat(end(KILLED)).isEqualTo(Autopsy.plain(KILLED));
  }

  @Test
  void memoryThatIsCountedFurtherOutIsLookedForThere() throws Exception {
    Files.createDirectories(root.resolve("cg/user/shell/inner"));
    live(JOB.pid(), "0::/user/shell/inner");
    MemoryGroup group = MemoryGroup.of(JOB.pid(), root.resolve("proc")).orElseThrow();
    assertThat(group.name()).isEqualTo("/user/shell");
    assertThat(group.kills()).hasValue(3);
  }

  @Test
  void theSmallestLimitOnTheWayOutHolds() throws Exception {
    group("user", 0, "1000");
    group("user/shell", 0, "5000");
    assertThat(MemoryGroup.of(SENTRY, root.resolve("proc")).orElseThrow().limit()).hasValue(1000);
  }

  @Test
  void aContainerSeesItsOwnCgroupAsTheFirst() throws Exception {
    mountUnified("/docker/4f1c");
    live(JOB.pid(), "0::/docker/4f1c/user");
    assertThat(MemoryGroup.of(JOB.pid(), root.resolve("proc")).orElseThrow().folder())
        .isEqualTo(root.resolve("cg/user"));
    live(JOB.pid(), "0::/../other");
    assertThat(MemoryGroup.of(JOB.pid(), root.resolve("proc"))).isEmpty();
  }

  @Test
  void versionOneIsReadWhereMemoryIsItsOwn() throws Exception {
    Path folder = Files.createDirectories(root.resolve("one/job a"));
    Files.writeString(
        folder.resolve("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    Files.writeString(folder.resolve("memory.limit_in_bytes"), "9223372036854771712\n");
    Files.writeString(
        root.resolve("proc/self/mountinfo"),
        "30 1 0:26 / "
            + root.resolve("cg")
            + " rw - cgroup2 cgroup2 rw\n"
            + "31 1 0:27 / "
            + root.resolve("cpu")
            + " rw - cgroup cgroup rw,cpu\n"
            + "32 1 0:28 / "
            + root.resolve("one")
            + " rw - cgroup cgroup rw,memory\n");
    live(JOB.pid(), "5:cpu,cpuacct:/\n4:memory:/job a\n0::/");
    MemoryGroup group = MemoryGroup.of(JOB.pid(), root.resolve("proc")).orElseThrow();
    assertThat(group.kills()).hasValue(2);
    assertThat(group.limit()).isEmpty();
    assertThat(group.unified()).isFalse();
  }

  @Test
  void aMachineWithoutCgroupsHasNone() throws Exception {
    Files.writeString(root.resolve("proc/self/mountinfo"), "");
    assertThat(MemoryGroup.of(SENTRY, root.resolve("proc"))).isEmpty();
    assertThat(MemoryGroup.of(4, root.resolve("proc"))).isEmpty();
  }
}
