package io.jobsentry.replay;

import io.jobsentry.core.Charter;
import io.jobsentry.core.Core;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Rule;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.LastWords;
import io.jobsentry.monitor.Watchers;
import io.jobsentry.output.Sink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows a text of a few lines, as if a job had just printed it, to all that would watch the job.
 */
public final class Eyes {
  private final Watchers watchers;
  private final Charter charter;

  public Eyes(Watchers watchers, Charter charter) {
    this.watchers = watchers;
    this.charter = charter;
  }

  /** What is noticed in it. */
  public List<Notice> notices(String text) {
    var notices = new ArrayList<Notice>();
    for (Event event : events(text)) {
      if (event instanceof Event.Noticed(var notice)) {
        notices.add(notice);
      }
    }
    return notices;
  }

  /** The trace that a place of a text belongs to, as far as it can be told from that text. */
  public static Optional<String> traceAt(String text, int place) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    long offset = text.substring(0, place).getBytes(StandardCharsets.UTF_8).length;
    var found = new ArrayList<String>();
    var scan =
        new Scan(
            new Lookout(List.of(), List.of(), true),
            0,
            _ -> {},
            _ -> {},
            trace -> {
              if (trace.offset() <= offset && offset < trace.end()) {
                int from = (int) trace.offset();
                found.add(
                    new String(bytes, from, (int) trace.end() - from, StandardCharsets.UTF_8));
              }
            });
    scan.bytes(bytes, bytes.length, Duration.ZERO);
    scan.flush(Duration.ZERO);
    return found.stream().findFirst();
  }

  private List<Event> events(String text) {
    var events = new ArrayList<Event>();
    Sink watch =
        watchers.forLog(
            new Incarnation(1),
            () -> new Moment(Instant.EPOCH, Duration.ZERO),
            _ -> Duration.ZERO,
            (event, _) -> events.add(event));
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    watch.bytes(0, bytes, bytes.length);
    watch.drained();
    return events;
  }

  /** The rule that answers a notice. */
  public Optional<Rule> answer(Notice notice) {
    return charter.handsOff()
        ? Optional.empty()
        : charter.rules().stream().filter(rule -> rule.answers(notice)).findFirst();
  }

  /**
   * What comes of it.
   *
   * @param atOnce what would be written down while the job runs
   * @param failed what would be written down if it then failed
   */
  public record Consequence(List<Fact> atOnce, List<Fact> failed) {}

  public Consequence consequence(String text) {
    LogTime time = LogTime.still();
    var standIn = new StandIn(new Core(charter), List.of("job"), time);
    standIn.begin();
    var facts = new ArrayList<Fact>();
    for (Event event : events(text)) {
      facts.addAll(standIn.happened(event));
    }
    return new Consequence(
        facts, standIn.ifItEnded(new JobExit.Code(1), text.length(), LastWords.lines(text)));
  }
}
