package io.jobsentry.cli;

import io.jobsentry.core.Command;
import io.jobsentry.core.State;
import io.jobsentry.disk.Disk;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.monitor.FollowerParts;
import io.jobsentry.monitor.Session;
import io.jobsentry.monitor.StateFile;
import io.jobsentry.posix.SignalTap;
import io.jobsentry.time.Clock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a session meets the terminal: what the job prints, what sentry says, the signals. */
final class Watchroom {
  /** QUIT and USR2 are not among them: the JVM keeps those for itself. */
  private static final List<PosixSignal> HEARD =
      List.of(
          PosixSignal.INT,
          PosixSignal.TERM,
          PosixSignal.HUP,
          PosixSignal.USR1,
          PosixSignal.WINCH,
          PosixSignal.TSTP,
          PosixSignal.CONT);

  private final Console console;
  private final Undertaking undertaking;
  private final Disk disk;
  private final Clock clock;
  private final Talk talk;

  Watchroom(Console console, Undertaking undertaking, Disk disk, Clock clock, Talk talk) {
    this.console = console;
    this.undertaking = undertaking;
    this.disk = disk;
    this.clock = clock;
    this.talk = talk;
  }

  State run(Session session, boolean echo) throws IOException, InterruptedException {
    SignalTap.open(HEARD, signal -> heard(session, signal));
    try (var parts = parts(echo)) {
      return session.run(undertaking.job().command(), parts::follower, witnesses(), trouble());
    }
  }

  State carry(Session session, Command command) throws IOException, InterruptedException {
    SignalTap.open(HEARD, signal -> heard(session, signal));
    try (var parts = parts(false)) {
      return session.carry(command, parts::follower, witnesses(), trouble());
    }
  }
}
