package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Known;
import io.jobsentry.model.Layout;
import io.jobsentry.output.Archivist;
import io.jobsentry.output.AttachedLog;
import io.jobsentry.output.Blocks;
import io.jobsentry.output.Echo;
import io.jobsentry.output.Runway;
import io.jobsentry.output.Tail;
import io.jobsentry.process.Autopsy;
import io.jobsentry.process.JobHost;
import io.jobsentry.process.WatchedHost;
import io.jobsentry.time.Clock;
import io.jobsentry.vital.Patient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one incarnation at a time: its tail feeds the detectors, its echo the terminal, its old
 * output goes into archives, and its end is posted only after the tail has read everything that was
 * written before it. Confined to the thread of the hands, but for what the watch tells.
 */
public final class LocalFollower implements Follower {
  /** A terminal that takes nothing for so long is not going to. */
  private static final Duration ECHO_PATIENCE = Duration.ofSeconds(5);

  /** The name under which rules know that the kernel killed something for want of memory. */
  private static final String OOM_KILL = "oom_kill";

  private final Layout layout;
  private final Setup setup;
  private final Optional<OutputStream> echo;
  private final Clock clock;
  private final Consumer<Event> events;
  private final Consumer<String> trouble;
  private final LogKeeper keeper;
  private volatile @Nullable Followed current;

  private record Followed(
      Incarnation incarnation,
      Optional<AttachedLog> copied,
      Runway runway,
      Tail tail,
      @Nullable Echo echo,
      Rounds rounds,
      WatchedHost.Watch exit) {}

  /**
   * @param echo where the job's output is to be shown, if it is
   */
  public LocalFollower(
      Layout layout,
      Setup setup,
      Optional<OutputStream> echo,
      Clock clock,
      Consumer<Event> events,
      Consumer<String> trouble) {
    this.layout = layout;
    this.setup = setup;
    this.echo = echo;
    this.clock = clock;
    this.events = events;
    this.trouble = trouble;
    var archivist =
        new Archivist(
            layout, setup.limits(), Blocks.NATIVE, shed -> trouble.accept(Words.of(shed)));
    this.keeper =
        new LogKeeper(
            archivist, setup.limits().segmentBytes(), this::live, this::holdRoom, clock, trouble);
    keeper.start();
  }

  @Override
  public void expect(Incarnation incarnation) {
    // What the last one left behind may have been writing until now.
    Followed followed = current;
    if (followed != null && !followed.incarnation().equals(incarnation)) {
      release();
    }
    setup.foreignLog().ifPresent(log -> markBeginning(log, incarnation));
  }

  /** What is printed from now on is this run's, although it is copied a moment later. */
  private void markBeginning(Path log, Incarnation incarnation) {
    try {
      AttachedLog.markEnd(layout, incarnation, log);
    } catch (IOException e) {
      trouble.accept("looking for the end of `" + log + "`: " + e.getMessage());
    }
  }

  @Override
  public void follow(Incarnation incarnation) throws IOException {
    Followed followed = current;
    if (followed != null && followed.incarnation().equals(incarnation)) {
      return;
    }
    release();
    Optional<AttachedLog> copied = copy(incarnation);
    var runway =
        new Runway(
            layout,
            incarnation,
            setup.limits().runwayBytes(),
            Blocks.NATIVE,
            this::cramping,
            setup.watchers().forIncarnation(incarnation, clock, events, trouble));
    Tail tail =
        Tail.start(
            layout,
            incarnation,
            runway,
            e -> trouble.accept("reading the output of job " + incarnation + ": " + e.getMessage()),
            clock);
    Echo shown =
        echo.map(
                out -> Echo.start(layout, incarnation, tail.began(), out, this::echoStopped, clock))
            .orElse(null);
    Rounds rounds =
        Rounds.begin(
            new Patient(incarnation, setup.host()),
            setup.visits(),
            tail::consumed,
            clock,
            events,
            trouble);
    WatchedHost.Watch exit =
        setup.host().watch(incarnation, gone -> gone(incarnation, copied, tail, rounds, gone));
    current = new Followed(incarnation, copied, runway, tail, shown, rounds, exit);
  }

  /** What was in the log before sentry came is not this run's: it begins at the end. */
  private Optional<AttachedLog> copy(Incarnation incarnation) throws IOException {
    if (setup.foreignLog().isEmpty()) {
      return Optional.empty();
    }
    Path log = setup.foreignLog().get();
    return Optional.of(
        AttachedLog.start(
            layout,
            incarnation,
            log,
            false,
            e -> trouble.accept("copying from `" + log + "`: " + e.getMessage()),
            clock));
  }

  private void echoStopped(IOException e) {
    trouble.accept(
        "the job's output is no longer shown here ("
            + e.getMessage()
            + "); `sentry logs` has all of it");
  }

  /** Called on the thread of the watch, which may wait. */
  private void gone(
      Incarnation incarnation,
      Optional<AttachedLog> copied,
      Tail tail,
      Rounds rounds,
      JobHost.Sighting.Gone gone) {
    rounds.end();
    // First of all: what the machine says of it goes stale.
    Autopsy autopsy = setup.host().examine(incarnation, gone);
    copied.ifPresent(AttachedLog::close);
    long end = tail.consumed();
    try {
      end = tail.drain();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      trouble.accept("the last output of job " + incarnation + " was not read: " + e.getMessage());
    }
    long said = end;
    autopsy
        .killed()
        .ifPresent(
            words ->
                events.accept(
                    new Event.Noticed(
                        new Notice(
                            incarnation,
                            OOM_KILL,
                            words,
                            said,
                            Notice.Weight.EVIDENCE,
                            Optional.of(Known.OUT_OF_MEMORY)))));
    events.accept(
        new Event.JobEnded(incarnation, autopsy.exit(), gone.at(), end, lastWords(incarnation)));
  }

  private List<String> lastWords(Incarnation incarnation) {
    try {
      return LastWords.of(layout.segment(incarnation));
    } catch (IOException e) {
      trouble.accept("reading the last words of job " + incarnation + ": " + e.getMessage());
      return List.of();
    }
  }

  /** Called on the log keeper's thread. */
  private Optional<Archivist.Live> live() {
    return Optional.ofNullable(current)
        .map(
            followed ->
                new Archivist.Live(
                    followed.incarnation(),
                    followed.tail().saved(),
                    followed.echo() == null ? followed.tail().saved() : followed.echo().echoed(),
                    followed.runway().cramped()));
  }

  /** Called on the log keeper's thread. */
  private void holdRoom() {
    Followed followed = current;
    if (followed != null && followed.runway().cramped()) {
      followed.runway().hold();
    }
  }

  private void cramping(boolean cramped) {
    if (cramped) {
      trouble.accept(
          "the disk is full: no room could be set aside for what the job prints next; the job runs"
              + " on, and old output is given up where there is any");
      keeper.hurry();
    } else {
      trouble.accept("the disk has room again for what the job prints");
    }
  }

  private void release() {
    Followed followed = current;
    if (followed == null) {
      return;
    }
    followed.exit().close();
    followed.rounds().close();
    followed.copied().ifPresent(AttachedLog::close);
    if (followed.echo() != null) {
      finish(followed.incarnation(), followed.tail(), followed.echo());
    }
    followed.tail().close();
    current = null;
  }

  private void finish(Incarnation incarnation, Tail tail, Echo shown) {
    try {
      long missed = shown.finish(tail.drain(), ECHO_PATIENCE);
      if (missed > 0) {
        trouble.accept(
            missed + " bytes of job " + incarnation + " were not shown; `sentry logs` has them");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      trouble.accept("showing the output of job " + incarnation + ": " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    release();
    keeper.close();
  }
}
