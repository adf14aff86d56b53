package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.time.Clock;
import io.jobsentry.vital.Finding;
import io.jobsentry.vital.Look;
import io.jobsentry.vital.Patient;
import io.jobsentry.vital.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks at one incarnation now and then from outside, and posts what is wrong. Each thing that is
 * looked at has a thread of its own: one that hangs delays nobody. Without any there is no thread.
 */
final class Rounds implements AutoCloseable {
  private static final Duration FIRST_AFTER = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Patient patient;
  private final LongSupplier offset;
  private final Clock clock;
  private final Consumer<Event> events;
  private final Consumer<String> trouble;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Thread> threads;

  private Rounds(
      Patient patient,
      List<Visit> visits,
      LongSupplier offset,
      Clock clock,
      Consumer<Event> events,
      Consumer<String> trouble) {
    this.patient = patient;
    this.offset = offset;
    this.clock = clock;
    this.events = events;
    this.trouble = trouble;
    threads =
        visits.stream()
            .map(
                visit ->
                    Thread.ofPlatform()
                        .daemon()
                        .name("sentry-look-" + visit.name())
                        .unstarted(() -> go(visit)))
            .toList();
  }

  /**
   * @param offset up to where the incarnation's output has been read
   */
  static Rounds begin(
      Patient patient,
      List<Visit> visits,
      LongSupplier offset,
      Clock clock,
      Consumer<Event> events,
      Consumer<String> trouble) {
    var rounds = new Rounds(patient, visits, offset, clock, events, trouble);
    rounds.threads.forEach(Thread::start);
    return rounds;
  }

  private void go(Visit visit) {
    Look look = visit.begin().apply(patient);
    String unseen = "";
    Duration shortest = visit.every().compareTo(FIRST_AFTER) < 0 ? visit.every() : FIRST_AFTER;
    Duration pause = shortest;
    try {
      while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        Duration began = clock.now().uptime();
        try {
          look.at(clock.now()).ifPresent(finding -> tell(visit, finding));
          unseen = "";
        } catch (IOException | RuntimeException e) {
          String problem = String.valueOf(e.getMessage());
          if (!problem.equals(unseen)) {
            unseen = problem;
            trouble.accept("`" + visit.name() + "` sees nothing: " + problem);
          }
        }
        Duration took = clock.now().uptime().minus(began);
        pause = took.compareTo(visit.every()) < 0 ? visit.every().minus(took) : shortest;
      }
    } catch (InterruptedException _) {
      // Its time is over, which is how it is ended.
    }
  }

  private void tell(Visit visit, Finding finding) {
    if (ended.getCount() == 0) {
      return;
    }
    switch (finding) {
      case Finding.Alarm(String words) ->
          events.accept(
              new Event.Noticed(
                  new Notice(
                      patient.incarnation(),
                      visit.name(),
                      words,
                      offset.getAsLong(),
                      Notice.Weight.ALARM,
                      Optional.of(visit.known()))));
      case Finding.Relief(String words) ->
          trouble.accept("`" + visit.name() + "` is well again: " + words);
    }
  }

  /** Looks no more. What is under way is told to end, and not waited for. */
  void end() {
    ended.countDown();
    threads.forEach(Thread::interrupt);
  }

  /** As {@link #end}, and waits a moment for whoever still has to tidy up. */
  @Override
  public void close() {
    end();
    try {
      for (Thread thread : threads) {
        if (!thread.join(PATIENCE)) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
