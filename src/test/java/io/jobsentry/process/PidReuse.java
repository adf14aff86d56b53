package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Run in a pid namespace of its own: lets a job and its stub die, gives the job's pid to a
 * stranger, and prints what the host then thinks and does.
 */
final class PidReuse {
  private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");

  private PidReuse() {}

  public static void main(String[] args) throws Exception {
    try (var yard = new Yard(Path.of(args[0]))) {
      for (int number = 1; number <= Integer.parseInt(args[1]); number++) {
        System.out.println(once(yard, number));
      }
    }
  }

  private static String once(Yard yard, int number) throws Exception {
    var incarnation = new Incarnation(number);
    JobIdentity job = yard.start(number, yard.job("sleep", "3600"));
    long stub = new ProcTable().find(job.pid()).orElseThrow().parent();
    new ProcessBuilder("kill", "-KILL", "--", "" + stub, "" + job.pid()).start().waitFor();
    Yard.until(
        () ->
            new ProcTable().find(job.pid()).filter(ProcessRow::alive).isEmpty()
                && new ProcTable().find(job.pid()).isEmpty(),
        () -> "the dead job keeps its pid");
    Process stranger = strangerWith(job.pid());
    try {
      int reached =
          yard.host.signal(incarnation, PosixSignal.KILL, Target.LEADER)
              + yard.host.signal(incarnation, PosixSignal.KILL, Target.TREE);
      boolean died = stranger.waitFor(100, TimeUnit.MILLISECONDS);
      // While its stub is still dying, a run may be taken for alive, but nobody may be signalled.
      String seen = yard.end(number).getClass().getSimpleName();
      return seen + " reached=" + reached + " died=" + died;
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  private static Process strangerWith(long pid) throws Exception {
    for (int attempt = 0; attempt < 1000; attempt++) {
      Files.writeString(LAST_PID, Long.toString(pid - 1));
      Process stranger = new ProcessBuilder("sleep", "3600").start();
      if (stranger.pid() == pid) {
        return stranger;
      }
      stranger.destroyForcibly().waitFor();
    }
    throw new IllegalStateException("pid " + pid + " did not come back");
  }
}
