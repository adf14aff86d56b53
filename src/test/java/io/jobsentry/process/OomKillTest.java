package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines as kernels write them, old ones and new ones. */
final class OomKillTest {

  @Test
  void aNewKernelNamesTheProcessAndTheCgroupThatWasFull() {
    assertThat(
            OomKill.in(
                """
                <4>[34348.612103] python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
                <6>[34348.615277] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/jobs,task_memcg=/jobs/one,task=python3,pid=15986,uid=0
                <3>[34348.615323] Memory cgroup out of memory: Killed process 15986 (python3) total-vm:114224kB, anon-rss:38656kB, file-rss:6308kB, shmem-rss:0kB, UID:0 pgtables:136kB oom_score_adj:0
                <6>[34348.618000] oom_reaper: reaped process 15986 (python3), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB
                """,
                0))
        .containsExactly(
            new OomKill(
                34348.615323, 15986, "python3", Optional.of("/jobs/one"), Optional.of("/jobs")));
  }

  @Test
  void aMachineThatIsFullHasNoCgroupToBlame() {
    assertThat(
            OomKill.in(
                """
                [  812.100000] kworker/0:1 invoked oom-killer: gfp_mask=0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO), order=0, oom_score_adj=0
                [  812.110000] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/user.slice/user-1000.slice/session-2.scope,task=train (gpu),pid=991,uid=1000
                [  812.120000] Out of memory: Killed process 991 (train (gpu)) total-vm:98712340kB, anon-rss:64123456kB, file-rss:1024kB, shmem-rss:0kB, UID:1000 pgtables:128012kB oom_score_adj:0
                """,
                0))
        .containsExactly(
            new OomKill(
                812.12,
                991,
                "train (gpu)",
                Optional.of("/user.slice/user-1000.slice/session-2.scope"),
                Optional.empty()));
  }

  @Test
  void anOldKernelSaysItInTwoLines() {
    assertThat(
            OomKill.in(
                """
                [1234567.890123] java invoked oom-killer: gfp_mask=0x24000c0, order=0, oom_score_adj=0
                [1234567.890200] Task in /docker/4f1c killed as a result of limit of /docker/4f1c
                [1234567.890300] Memory cgroup out of memory: Kill process 4242 (java) score 1066 or sacrifice child
                [1234567.890400] Killed process 4242 (java) total-vm:5123456kB, anon-rss:524288kB, file-rss:0kB
                [1234570.000000] postgres invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0
                [1234570.000100] Out of memory: Kill process 77 (postgres) score 5 or sacrifice child
                [1234570.000200] Killed process 77, UID 26, (postgres) total-vm:123kB, anon-rss:12kB, file-rss:0kB
                """,
                0))
        .containsExactly(
            new OomKill(
                1234567.8904,
                4242,
                "java",
                Optional.of("/docker/4f1c"),
                Optional.of("/docker/4f1c")),
            new OomKill(1234570.0002, 77, "postgres", Optional.empty(), Optional.empty()));
  }

  @Test
  void aGroupThatIsKilledAsOneIsTakenApart() {
    assertThat(
            OomKill.in(
                """
                <4>[  100.000001][  T991] python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
                <6>[  100.000002] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/pod,task_memcg=/pod/c,task=python3,pid=10,uid=0
                <3>[  100.000003] Memory cgroup out of memory: Killed process 10 (python3) total-vm:1kB, anon-rss:1kB
                <6>[  100.000004] Tasks in /pod/c are going to be killed due to memory.oom.group set
                <3>[  100.000005] Memory cgroup out of memory: Killed process 11 (sh) total-vm:1kB, anon-rss:1kB
                """,
                0))
        .extracting(OomKill::pid, OomKill::full)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(10L, Optional.of("/pod")),
            org.assertj.core.groups.Tuple.tuple(11L, Optional.of("/pod")));
  }

  @Test
  void whatWasLoggedBeforeIsNotToldAgainAndOtherLinesAreNothing() {
    String log =
        """
        [   10.000000] Out of memory: Killed process 5 (a) total-vm:1kB, anon-rss:1kB
        [   20.000000] traps: job[6] trap invalid opcode ip:4011 sp:7ffe error:0 in job[401000+1000]
        [   30.000000] Out of memory: Killed process 7 (b) total-vm:1kB, anon-rss:1kB
        half a line
        """;
    assertThat(OomKill.in(log, 10)).extracting(OomKill::pid).containsExactly(7L);
    assertThat(OomKill.newest(log)).isEqualTo(30);
    assertThat(OomKill.newest("")).isZero();
  }
}
