package io.jobsentry.cli;

import io.jobsentry.core.State;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.monitor.Session;
import io.jobsentry.monitor.Words;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is there already, and the refusals that follow from it. */
final class Attendance {
  private Attendance() {}

  /** Another supervisor works in the project. */
  static RefusalException taken(
      Layout layout, Optional<SupervisorLock.Holder> holder, Instant now) {
    String who =
        holder
            .map(
                h ->
                    " with pid "
                        + h.pid()
                        + ", for "
                        + Words.span(Duration.between(h.since(), now)))
            .orElse("");
    return new RefusalException(
        "another sentry supervises `" + layout.root() + "`" + who,
        "`sentry status` shows what it does, `sentry stop` ends it",
        ExitStatus.REFUSED);
  }

  /** A job that is alive is not the one that was asked for. */
  static void refuseAnotherJob(Session session, Undertaking wanted, Redactor redactor)
      throws RefusalException, IOException {
    State found = session.found();
    Optional<Incarnation> alive = session.alive();
    List<String> command = found.run().command();
    if (alive.isPresent()
        && !command.isEmpty()
        && !command.equals(redactor.words(wanted.job().command()))) {
      throw new RefusalException(
          "another job is alive in `"
              + wanted.layout().root()
              + "`: `"
              + ShellWords.of(command)
              + "` as "
              + alive.get(),
          "`sentry run` without a command takes it up again, `sentry stop` ends it",
          ExitStatus.REFUSED);
    }
  }
}
