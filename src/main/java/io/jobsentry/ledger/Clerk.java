package io.jobsentry.ledger;

import io.jobsentry.core.Command;
import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.StopOrder;
import io.jobsentry.model.Incarnation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the ledger out of facts, one fact after the other. The same facts always make the
 * same rows, so that what a crash kept from being written is made again from the journal.
 */
public final class Clerk {
  /** Of more messages than these in one incarnation, the first are the ones that matter. */
  private static final int PLACES = 256;

  private int run;
  private @Nullable Failure failure;
  private @Nullable Attempt attempt;
  private Optional<String> rule = Optional.empty();
  private final Map<String, String> places = new HashMap<>();
  private boolean resetting;

  private long seq;
  private Instant at = Instant.EPOCH;
  private List<Row> rows = new ArrayList<>();

  /** The incident of the current incarnation. */
  private record Failure(
      String id, String detector, String cause, int incarnation, Instant opened, String evidence) {}

  /**
   * What is being tried about a failure.
   *
   * @param next the incarnation that it starts; 0 before that is known
   * @param up since when that one is up
   * @param reset whether somebody has cleared the count that shows when it has held
   */
  private record Attempt(
      Failure of, String source, String by, int next, Optional<Instant> up, boolean reset) {

    boolean starts(Incarnation incarnation) {
      return next == incarnation.number();
    }

    Attempt starting(int incarnation) {
      return new Attempt(of, source, by, incarnation, Optional.empty(), reset);
    }

    Attempt upSince(Instant since) {
      return new Attempt(of, source, by, next, Optional.of(since), reset);
    }

    Attempt afterReset() {
      return new Attempt(of, source, by, next, up, true);
    }
  }

  /** The rows that follow from a fact. */
  public List<Row> saw(long number, Instant when, Fact fact) {
    seq = number;
    at = when;
    rows = new ArrayList<>();
    boolean reset = resetting;
    resetting = false;
    switch (fact) {
      case Fact.Carried carried -> run = carried.run();
      case Fact.RunBegan began -> {
        end(Status.INCONCLUSIVE, "another run began");
        run = began.run();
        failure = null;
      }
      case Fact.NoticeTaken(var notice) -> noticed(notice);
      case Fact.IncidentOpened opened -> opened(opened);
      case Fact.RuleChosen chosen -> chosen(chosen);
      case Fact.RestartPlanned planned -> planned(planned);
      case Fact.LaunchIntended intended -> launching(intended);
      case Fact.Launched launched -> {
        if (attempt != null && attempt.starts(launched.incarnation())) {
          attempt = attempt.upSince(launched.at());
        }
      }
      case Fact.CommandTaken(var command) -> resetting = command.verb() == Command.Verb.RESET;
      case Fact.TallyCleared(var why) -> {
        if (!reset) {
          end(Status.KEPT, why);
        } else if (attempt != null) {
          attempt = attempt.afterReset();
        }
      }
      case Fact.ProgressMade _ -> {
        if (attempt != null && attempt.reset() && attempt.up().isPresent()) {
          end(Status.KEPT, "it went beyond where it had been before");
        }
      }
      case Fact.StopBegun(var incarnation, var order) -> stopping(incarnation, order);
      case Fact.JobEnded(var incarnation, var exit, _, _) -> {
        if (attempt != null && attempt.starts(incarnation) && exit.success()) {
          end(Status.KEPT, "the job finished");
        }
      }
      case Fact.RunEnded(var conclusion) -> ended(conclusion);
      case Fact.SupervisorBegan _,
          Fact.IncarnationsFound _,
          Fact.LaunchFailed _,
          Fact.Adopted _,
          Fact.VerdictGiven _,
          Fact.VerdictProved _,
          Fact.SourcesFailed _,
          Fact.Parked _,
          Fact.StopStepTaken _,
          Fact.Looked _,
          Fact.Cleared _,
          Fact.Unstoppable _,
          Fact.DesiredSet _,
          Fact.ProgressSeen _,
          Fact.ProgressResumed _,
          Fact.Advanced _,
          Fact.Stalled _,
          Fact.MovedOn _,
          Fact.SignalForwarded _,
          Fact.CommandAnswered _ -> {}
    }
    return List.copyOf(rows);
  }

  private void noticed(Notice notice) {
    if (places.size() < PLACES) {
      places.putIfAbsent(
          notice.message(), " output:" + notice.incarnation().number() + "@" + notice.offset());
    }
  }

  private void opened(Fact.IncidentOpened opened) {
    var next =
        new Failure(
            opened.id(),
            opened.detector(),
            opened.cause(),
            opened.incarnation().number(),
            at,
            "journal:" + seq + places.getOrDefault(opened.cause(), ""));
    if (attempt != null) {
      boolean same = attempt.of().detector().equals(next.detector());
      end(same ? Status.REGRESSED : Status.CRASHED, "failed again as " + next.id());
    }
    failure = next;
  }

  private void chosen(Fact.RuleChosen chosen) {
    Failure now = failure;
    switch (chosen.effect()) {
      case "observe" -> {}
      case "pause", "abort" -> {
        if (now != null) {
          add(
              chosen.effect().equals("pause") ? Status.PAUSED : Status.ABORTED,
              now,
              chosen.rule(),
              "rule:" + chosen.rule(),
              Duration.between(now.opened(), at),
              now.cause() + "; " + chosen.effect(),
              now.evidence());
        }
      }
      default -> rule = Optional.of(chosen.rule());
    }
  }

  private void planned(Fact.RestartPlanned planned) {
    Failure now = failure;
    // What starts again without having failed was not tried for anything, and what the machine
    // could not start is still the same attempt.
    if (now != null && planned.attempt() > 0) {
      String wait =
          planned.delay().isZero() ? "" : ", in " + planned.delay().toMillis() / 1e3 + " s";
      begin(
          now,
          rule.orElse("policy"),
          rule.map(name -> "rule:" + name).orElse("policy"),
          planned.why() + wait);
    }
    if (attempt != null) {
      attempt = attempt.starting(planned.next().number());
    }
  }

  private void launching(Fact.LaunchIntended intended) {
    int next = intended.incarnation().number();
    if (failure != null && attempt == null && next > failure.incarnation()) {
      begin(failure, "operator", "operator", intended.why());
    }
    if (attempt != null) {
      attempt = attempt.starting(next);
    }
    failure = null;
    rule = Optional.empty();
    places.clear();
  }

  /** What is told to go before it has shown anything never will. */
  private void stopping(Incarnation incarnation, StopOrder order) {
    if (attempt != null
        && attempt.starts(incarnation)
        && attempt.up().isPresent()
        && order.then() != StopOrder.Then.JUDGE) {
      end(Status.INCONCLUSIVE, order.why());
    }
  }

  private void ended(Conclusion conclusion) {
    boolean up = attempt != null && attempt.up().isPresent();
    end(up ? Status.INCONCLUSIVE : Status.SUPERSEDED, conclusion.reason());
    Failure now = failure;
    if (now != null && conclusion.kind() == Conclusion.Kind.GAVE_UP) {
      add(
          Status.GAVE_UP,
          now,
          "policy",
          "policy",
          Duration.between(now.opened(), at),
          now.cause() + "; " + conclusion.reason(),
          now.evidence());
    }
    failure = null;
    rule = Optional.empty();
  }

  private void begin(Failure of, String source, String by, String how) {
    attempt = new Attempt(of, source, by, 0, Optional.empty(), false);
    add(
        Status.PENDING,
        of,
        source,
        by,
        Duration.between(of.opened(), at),
        of.cause() + "; " + how,
        of.evidence());
  }

  private void end(Status status, String how) {
    if (attempt == null) {
      return;
    }
    Attempt it = attempt;
    attempt = null;
    Instant until = it.up().orElse(at);
    add(
        status,
        it.of(),
        it.source(),
        it.by(),
        Duration.between(it.of().opened(), until),
        how,
        "journal:" + seq);
  }

  private void add(
      Status status,
      Failure of,
      String source,
      String by,
      Duration duration,
      String description,
      String evidence) {
    rows.add(
        new Row(
            at,
            of.id(),
            of.detector(),
            source,
            "",
            status,
            duration.isNegative() ? Duration.ZERO : duration,
            description,
            run,
            of.incarnation(),
            by,
            "",
            evidence,
            Optional.of(new Row.Origin(seq, rows.size() + 1))));
  }
}
