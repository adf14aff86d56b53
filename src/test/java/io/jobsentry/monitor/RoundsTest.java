package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Known;
import io.jobsentry.model.Layout;
import io.jobsentry.process.LocalHost;
import io.jobsentry.time.Clock;
import io.jobsentry.vital.Finding;
import io.jobsentry.vital.Look;
import io.jobsentry.vital.Patient;
import io.jobsentry.vital.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class RoundsTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private static final Finding ALARM = new Finding.Alarm("too much");

  @TempDir private Path folder = Path.of("");
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> trouble = new LinkedBlockingQueue<>();

  private static Visit visit(String name, Look look) {
    return new Visit(name, Duration.ofMillis(5), "it", Known.OUT_OF_MEMORY, _ -> look);
  }

  private Rounds begin(Visit... visits) {
    var host = new LocalHost(new Layout(folder), Clock.SYSTEM, 0);
    return Rounds.begin(
        new Patient(FIRST, host),
        List.of(visits),
        () -> 77,
        Clock.SYSTEM,
        events::add,
        trouble::add);
  }

  private static <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(60, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void whatIsWrongIsAnAlarmAtThePlaceWhereTheOutputIs() throws Exception {
    try (var _ = begin(visit("memory", _ -> Optional.of(ALARM)))) {
      assertThat(next(events))
          .isEqualTo(
              new Event.Noticed(
                  new Notice(
                      FIRST,
                      "memory",
                      "too much",
                      77,
                      Notice.Weight.ALARM,
                      Optional.of(Known.OUT_OF_MEMORY))));
    }
  }

  @Test
  void thatItIsOverIsSaidAndNoEvent() throws Exception {
    try (var _ = begin(visit("api", _ -> Optional.of(new Finding.Relief("healthy"))))) {
      assertThat(next(trouble)).isEqualTo("`api` is well again: healthy");
    }
    assertThat(events).isEmpty();
  }

  @Test
  void oneThatHangsDelaysNobody() throws Exception {
    var never = new CountDownLatch(1);
    try (var _ =
        begin(
            visit(
                "stuck",
                _ -> {
                  never.await();
                  return Optional.empty();
                }),
            visit("memory", _ -> Optional.of(ALARM)))) {
      next(events);
      next(events);
    }
  }

  @Test
  void whatCannotBeSeenIsSaidOnceUntilItChanges() throws Exception {
    var problems = new LinkedBlockingQueue<>(List.of("no disk", "no disk", "no path", "no path"));
    try (var _ =
        begin(
            visit(
                "disk",
                _ -> {
                  String problem = problems.poll();
                  if (problem != null) {
                    throw new IOException(problem);
                  }
                  return Optional.of(ALARM);
                }))) {
      next(events);
    }
    assertThat(trouble)
        .containsExactly("`disk` sees nothing: no disk", "`disk` sees nothing: no path");
  }

  @Test
  void afterTheEndNothingIsPosted() throws Exception {
    var looking = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Rounds rounds =
        begin(
            visit(
                "slow",
                _ -> {
                  looking.countDown();
                  boolean interrupted = false;
                  while (true) {
                    try {
                      go.await();
                      break;
                    } catch (InterruptedException _) {
                      interrupted = true;
                    }
                  }
                  return interrupted ? Optional.of(ALARM) : Optional.empty();
                }));
    looking.await();
    rounds.end();
    go.countDown();
    rounds.close();
    assertThat(events).isEmpty();
  }
}
