package io.jobsentry.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of all that was tried.
 *
 * @param detectors by name, the one with the most attempts first
 * @param sources rules, agents, the policy and operators, in the same order
 * @param events when attempts were begun, in the order of the ledger
 * @param first when the first attempt was begun
 * @param last when the last was heard of
 * @param badRows how many rows could not be read as they should, of which {@code bad} are the first
 */
public record Sums(
    int attempts,
    Map<Status, Integer> byStatus,
    List<Tally> detectors,
    List<Tally> sources,
    Recovery recovery,
    Streak streak,
    List<Event> events,
    Optional<Instant> first,
    Optional<Instant> last,
    int badRows,
    List<Reckoning.Bad> bad) {

  /** The newest verdicts that say the same. */
  public record Streak(boolean kept, int length) {}

  /**
   * An attempt in time.
   *
   * @param at in milliseconds
   */
  public record Event(long at, Status status) {}

  public int count(Status status) {
    return byStatus.getOrDefault(status, 0);
  }

  /** The part of those attempts that held of those that are known to have held or not. */
  public OptionalDouble success() {
    int told = byStatus.keySet().stream().filter(Status::tells).mapToInt(this::count).sum();
    return told == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) count(Status.KEPT) / told);
  }

  static List<Tally> ranked(Map<String, Tally> tallies) {
    Collection<Tally> all = tallies.values();
    return all.stream()
        .sorted(Comparator.comparingInt(Tally::total).reversed().thenComparing(Tally::name))
        .toList();
  }

  /** The attempts of one detector or one source. */
  public static final class Tally {
    private final String name;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private int total;
    private int streak;
    private boolean kept;

    Tally(String name) {
      this.name = name;
    }

    void add(Status status) {
      total++;
      counts.merge(status, 1, Integer::sum);
    }

    void told(boolean held) {
      streak = held == kept ? streak + 1 : 1;
      kept = held;
    }

    public String name() {
      return name;
    }

    public int total() {
      return total;
    }

    public int count(Status status) {
      return counts.getOrDefault(status, 0);
    }

    /** Those that are known not to have helped. */
    public int failed() {
      return counts.keySet().stream().filter(Status::failed).mapToInt(this::count).sum();
    }

    public OptionalDouble success() {
      int told = failed() + count(Status.KEPT);
      return told == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) count(Status.KEPT) / told);
    }

    public Streak streak() {
      return new Streak(kept, streak);
    }
  }
}
