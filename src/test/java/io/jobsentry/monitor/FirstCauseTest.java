package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.catalogue.BadCatalogueException;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Reviewed;
import io.jobsentry.catalogue.Role;
import io.jobsentry.core.Charter;
import io.jobsentry.core.Clue;
import io.jobsentry.core.Core;
import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.core.State;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.Moment;
import io.jobsentry.model.StopPlan;
import io.jobsentry.output.Sink;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Of many ranks that fail one after the other, the one that failed first, of itself, is the cause:
 * not the loudest, not the last, and not what the job had dealt with before.
 */
final class FirstCauseTest {
  private static final int LOGS = 300;
  private static final Incarnation FIRST = new Incarnation(1);
  private static final Instant BEGAN = Instant.parse("2026-05-01T12:00:00Z");

  private static final List<Reviewed> REVIEWED = reviewed();

  private static List<Reviewed> reviewed() {
    var all = new ArrayList<Reviewed>();
    for (var family : Catalogue.load().families()) {
      try {
        all.addAll(Catalogue.reviewed(family.name()).signatures());
      } catch (BadCatalogueException e) {
        throw new AssertionError(e);
      }
    }
    return all;
  }

  /** A job of several ranks that dies, and what is made of what it prints. */
  private static final class Dying {
    private final Random random;
    private final Core core =
        new Core(
            new Charter(
                new RestartPolicy(Lifecycle.ONE_SHOT, new Schedule(RestartSettings.STANDARD, 7)),
                StopPlan.STANDARD,
                List.of(),
                List.of(Charter.ExitDetector.STANDARD),
                Map.of(),
                false,
                false,
                false));
    private final Sink sink;
    private final int ranks;
    private final int style;
    private Duration uptime = Duration.ofHours(1);
    private State state = State.INITIAL;
    private long offset;

    Dying(long seed) {
      random = new Random(seed);
      ranks = 2 + random.nextInt(31);
      style = random.nextInt(3);
      on(new Event.Began(1, "0", new Event.Mandate.Run(List.of("x"), 7), 0, false));
      on(new Event.LaunchSucceeded(FIRST, new JobIdentity(9, 9, "b"), now().wall()));
      sink =
          new Watchers(
                  List.of(),
                  () -> Catalogue.load().signatures(),
                  List.of(TraceWanted.STANDARD),
                  List.of(),
                  List.of(),
                  Optional.empty())
              .forIncarnation(FIRST, this::now, this::on, Assertions::fail);
    }

    private Moment now() {
      return new Moment(BEGAN.plus(uptime), uptime);
    }

    private void on(Event event) {
      state = core.decide(state, event, now()).state();
    }

    private String prefix(int rank) {
      return switch (style) {
        case 0 -> "[rank" + rank + "]: ";
        case 1 -> "node" + rank + ": ";
        default -> rank + ": ";
      };
    }

    private void prints(int rank, String line) {
      byte[] bytes = (prefix(rank) + line + "\n").getBytes(StandardCharsets.UTF_8);
      sink.bytes(offset, bytes, bytes.length);
      offset += bytes.length;
    }

    /** Several ranks print at the same time: their lines are woven together. */
    private void weave(Map<Integer, List<String>> said) {
      var queues = new ArrayList<Map.Entry<Integer, List<String>>>();
      said.forEach((rank, lines) -> queues.add(Map.entry(rank, new ArrayList<>(lines))));
      while (!queues.isEmpty()) {
        var next = queues.get(random.nextInt(queues.size()));
        prints(next.getKey(), next.getValue().removeFirst());
        if (next.getValue().isEmpty()) {
          queues.remove(next);
        }
      }
    }

    private void passes(Duration span) {
      sink.quiet();
      uptime = uptime.plus(span);
    }

    private void works() {
      for (int rank = 0; rank < ranks; rank++) {
        prints(rank, "step " + random.nextInt(10_000) + " loss=" + random.nextFloat());
      }
    }

    private String pick(Role role, boolean fatal) {
      List<Reviewed> fitting =
          REVIEWED.stream()
              .filter(it -> it.signature().role() == role && it.signature().fatal() == fatal)
              .toList();
      List<String> lines = fitting.get(random.nextInt(fitting.size())).positive();
      return lines.get(random.nextInt(lines.size()));
    }

    private static List<String> trace(String thrown) {
      return List.of(
          "Traceback (most recent call last):",
          "  File \"/srv/app/train.py\", line 42, in main",
          "    step(batch)",
          "  File \"/srv/app/model.py\", line 7, in step",
          "    return self.forward(batch)",
          thrown);
    }

    /** How it all began. */
    private void root(int rank) {
      switch (random.nextInt(3)) {
        case 0 -> {
          String thrown = "MyError: batch " + random.nextInt(1000) + " has no labels";
          weave(Map.of(rank, trace(thrown)));
        }
        case 1 -> {
          String thrown = "RuntimeError: CUDA error: an illegal memory access was encountered";
          weave(Map.of(rank, trace(thrown)));
        }
        default -> prints(rank, pick(Role.ROOT, true));
      }
    }

    private List<String> follows() {
      return switch (random.nextInt(4)) {
        case 0 -> List.of(pick(Role.CASCADE, true));
        case 1 -> List.of(pick(Role.TEARDOWN, random.nextBoolean()));
        case 2 ->
            trace(
                "torch.distributed.DistBackendError: NCCL watchdog thread terminated with"
                    + " exception: NCCL error: remote process exited");
        default ->
            trace(
                "torch.distributed.elastic.multiprocessing.errors.ChildFailedError: train.py"
                    + " FAILED");
      };
    }

    /** Whether what it began with is the cause, and whether it is among the first three clues. */
    boolean[] isToldRightly() {
      works();
      if (random.nextInt(3) == 0) {
        // Something that the job has dealt with.
        prints(random.nextInt(ranks), "2026-05-01 12:00:00,123 ERROR skipping a bad record");
        weave(Map.of(random.nextInt(ranks), trace("ValueError: bad record")));
        passes(Duration.ofSeconds(61 + random.nextInt(600)));
      }
      works();
      int first = random.nextInt(ranks);
      long began = offset;
      root(first);
      long ended = offset;
      passes(Duration.ofMillis(random.nextInt(20_000)));
      var others = new HashMap<Integer, List<String>>();
      for (int rank = 0; rank < ranks; rank++) {
        if (rank != first) {
          others.put(rank, follows());
        }
      }
      weave(others);
      passes(Duration.ofMillis(random.nextInt(1_000)));
      sink.drained();
      on(new Event.JobEnded(FIRST, new JobExit.Code(1), now().wall(), offset));
      List<Notice> clues = state.story().clues().stream().map(Clue::notice).toList();
      return new boolean[] {
        state.incident().orElseThrow().cause().equals(clues.getFirst().message())
            && tells(clues.getFirst(), began, ended),
        clues.stream().limit(3).anyMatch(it -> tells(it, began, ended))
      };
    }

    private static boolean tells(Notice notice, long from, long to) {
      return notice.offset() >= from && notice.offset() < to;
    }
  }

  @Test
  void theRankThatFailedFirstIsTheCause() {
    int right = 0;
    int near = 0;
    for (int seed = 0; seed < LOGS; seed++) {
      boolean[] told = new Dying(seed).isToldRightly();
      right += told[0] ? 1 : 0;
      near += told[1] ? 1 : 0;
    }
    assertThat(right).as("of " + LOGS).isGreaterThanOrEqualTo(LOGS * 97 / 100);
    assertThat(near).as("of " + LOGS).isGreaterThanOrEqualTo(LOGS * 97 / 100);
  }
}
