package io.jobsentry.cli;

import io.jobsentry.core.Command;
import io.jobsentry.core.Event;
import io.jobsentry.core.State;
import io.jobsentry.disk.Disk;
import io.jobsentry.frames.Exploder;
import io.jobsentry.frames.Syntax;
import io.jobsentry.group.Groups;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Retention;
import io.jobsentry.incident.Snapshots;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.monitor.Casebook;
import io.jobsentry.monitor.Follower;
import io.jobsentry.monitor.LocalFollower;
import io.jobsentry.monitor.Scene;
import io.jobsentry.monitor.Session;
import io.jobsentry.monitor.Setup;
import io.jobsentry.monitor.StateFile;
import io.jobsentry.monitor.Witness;
import io.jobsentry.posix.ProgramFiles;
import io.jobsentry.posix.SignalTap;
import io.jobsentry.redact.Redactor;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a session meets the terminal: what the job prints, what sentry says, the signals. */
final class Watchroom {
  /**
   * QUIT is not among them: the JVM keeps it for itself. USR2 is only wanted by its flight
   * recorder.
   */
  private static final List<PosixSignal> HEARD =
      List.of(
          PosixSignal.INT,
          PosixSignal.TERM,
          PosixSignal.HUP,
          PosixSignal.USR1,
          PosixSignal.USR2,
          PosixSignal.WINCH,
          PosixSignal.TSTP,
          PosixSignal.CONT);

  private static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

  private final Layout layout;
  private final Setup setup;
  private final Disk disk;
  private final Clock clock;
  private final Talk talk;
  private final Optional<OutputStream> echo;

  /**
   * @param echo where the job's output is shown, if it is
   */
  Watchroom(
      Layout layout, Setup setup, Disk disk, Clock clock, Talk talk, Optional<OutputStream> echo) {
    this.layout = layout;
    this.setup = setup;
    this.disk = disk;
    this.clock = clock;
    this.talk = talk;
    this.echo = echo;
  }

  State run(Session session) throws IOException, InterruptedException {
    SignalTap.open(HEARD, session::interrupt);
    Thread.ofPlatform().daemon().name("sentry-settle").start(Watchroom::settle);
    try (var casebook = casebook()) {
      session.retell(casebook);
      return session.run(setup.job().command(), this::follower, witness(casebook), this::trouble);
    }
  }

  /** Who stays needs little of what starting took. */
  private static void settle() {
    try {
      Thread.sleep(SETTLED_AFTER);
      ProgramFiles.release();
    } catch (IOException _) {
      // Then it stays as large as it is.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what a command asks for, where nobody else is there to do it. */
  State carry(Session session, Command command) throws IOException, InterruptedException {
    SignalTap.open(HEARD, session::interrupt);
    try (var casebook = casebook()) {
      session.retell(casebook);
      return session.carry(command, this::follower, witness(casebook), this::trouble);
    }
  }

  private Follower follower(Consumer<Event> events) {
    return new LocalFollower(layout, setup, echo, clock, events, this::trouble);
  }

  private Casebook casebook() {
    Redactor redactor = setup.redactor();
    Setup.Evidence evidence = setup.evidence();
    var incidents = new Incidents(layout, disk, redactor, evidence.repeatWithin());
    var retention = new Retention(layout, disk, incidents, evidence.limits());
    var groups = new Groups(layout, disk, redactor, this::trouble);
    var snapshots = new Snapshots(layout.root(), evidence.snapshots(), redactor);
    Path cwd = setup.job().cwd();
    var scene =
        new Scene(
            layout,
            evidence.excerptLines(),
            evidence
                .source()
                .map(it -> new Exploder(cwd, it.limits(), it.choice(), Syntax.shipped(clock))));
    long pid = ProcessHandle.current().pid();
    Instant now = clock.now().wall();
    return new Casebook(incidents, groups, retention, snapshots, scene, pid, now, this::trouble);
  }

  private Witness witness(Casebook casebook) {
    long pid = ProcessHandle.current().pid();
    return new Witnesses(List.of(new StateFile(layout, disk, pid), casebook, talk));
  }

  private void trouble(String sentence) {
    talk.say(sentence, clock.now().wall());
  }
}
