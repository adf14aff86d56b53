package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan.Target;
import io.jobsentry.process.JobHost.Launch;
import io.jobsentry.process.JobHost.Sighting;
import io.jobsentry.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AttachScenario {
  private static final Incarnation FIRST = new Incarnation(1);

  private final Path root;
  private final List<Process> strangers = new ArrayList<>();

  AttachScenario(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void tidy() {
    strangers.forEach(Process::destroyForcibly);
  }

  @Test
  void followsAProcessAndTellsThatItsEndWasUnseen() throws Exception {
    Process sleeper = start("sleep", "60");
    AttachedHost host = host(new Quarry.Pid(sleeper.pid()), false);
    assertThat(attach(host)).isInstanceOf(Launch.Started.class);
    var told = new CompletableFuture<Sighting.Gone>();
    try (var _ = host.watch(FIRST, told::complete)) {
      assertThat(host.look(FIRST)).isInstanceOf(Sighting.Alive.class);
      sleeper.destroy();
      assertThat(told.get(10, TimeUnit.SECONDS).exit()).isInstanceOf(JobExit.Lost.class);
    }
  }

  @Test
  void neverSignalsUnlessAllowed() throws Exception {
    Process sleeper = start("sleep", "60");
    AttachedHost host = host(new Quarry.Pid(sleeper.pid()), false);
    attach(host);
    assertThat(host.signal(FIRST, PosixSignal.KILL, Target.TREE)).isZero();
    assertThat(sleeper.isAlive()).isTrue();

    AttachedHost allowed = host(new Quarry.Pid(sleeper.pid()), true);
    assertThat(allowed.signal(FIRST, PosixSignal.KILL, Target.TREE)).isOne();
    assertThat(sleeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aZombieIsDead() throws Exception {
    Process parent = start("sh", "-c", "sleep 0.2 & echo $!; exec sleep 60");
    long zombie = Long.parseLong(parent.inputReader().readLine());
    AttachedHost host = host(new Quarry.Pid(zombie), true);
    assertThat(attach(host)).isInstanceOf(Launch.Started.class);
    Yard.until(() -> host.look(FIRST) instanceof Sighting.Gone, () -> "the zombie is alive");
    assertThat(new ProcTable().find(zombie).orElseThrow().state()).isEqualTo('Z');
    assertThat(problem(new Quarry.Pid(zombie))).contains("zombie");
  }

  @Test
  void aRecycledPidIsAnother() throws Exception {
    Process sleeper = start("sleep", "60");
    AttachedHost host = host(new Quarry.Pid(sleeper.pid()), true);
    attach(host);
    // As if the pid had been given to a process that began later.
    Path identity = root.resolve(".sentry/run/1/identity");
    Files.writeString(identity, Files.readString(identity).replaceFirst("start \\d", "start "));
    assertThat(host.look(FIRST)).isInstanceOf(Sighting.Gone.class);
    assertThat(host.signal(FIRST, PosixSignal.KILL, Target.TREE)).isZero();
    assertThat(sleeper.isAlive()).isTrue();
  }

  @Test
  void aPidFileMustNameAProcessThatIsOlderThanIt() throws Exception {
    Process sleeper = start("sleep", "60");
    Path file = root.resolve("job.pid");
    assertThat(problem(new Quarry.PidFile(file))).contains("does not exist");
    Files.writeString(file, "not a pid\n");
    assertThat(problem(new Quarry.PidFile(file))).contains("`not a pid`, which is not a pid");
    Files.writeString(file, sleeper.pid() + "\n");
    assertThat(attach(host(new Quarry.PidFile(file), false))).isInstanceOf(Launch.Started.class);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    assertThat(problem(new Quarry.PidFile(file))).contains("another process that got the same pid");
  }

  @Test
  void aCommandMustMatchOne() throws Exception {
    String token = "60." + System.nanoTime();
    var quarry = new Quarry.Command(Pattern.compile("sleep " + token));
    assertThat(problem(quarry)).contains("no process has a command that matches");
    start("sleep", token);
    assertThat(attach(host(quarry, false))).isInstanceOf(Launch.Started.class);
    Process second = start("sleep", token);
    assertThat(problem(quarry)).startsWith("2 processes match").contains(second.pid() + " (sleep");
  }

  private Process start(String... command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    strangers.add(process);
    return process;
  }

  private AttachedHost host(Quarry quarry, boolean mayKill) {
    return new AttachedHost(new Layout(root), Clock.SYSTEM, quarry, mayKill);
  }

  private Launch attach(AttachedHost host) throws Exception {
    return host.launch(FIRST, job(), Map.of());
  }

  private String problem(Quarry quarry) throws Exception {
    Launch launch = host(quarry, false).launch(new Incarnation(9), job(), Map.of());
    return ((Launch.Unready) launch).problems().getFirst();
  }

  private JobSpec job() {
    return new JobSpec(List.of("attach"), root, Map.of(), false, false, List.of(), List.of(), 0);
  }
}
