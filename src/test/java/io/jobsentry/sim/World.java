package io.jobsentry.sim;

import io.jobsentry.model.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Time, chance and what is to happen when, with a transcript of what did. */
final class World {
  private record Task(long at, long order, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private static final Instant BEGINNING = Instant.parse("2026-03-28T20:00:00Z");

  final SplittableRandom random;
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private final List<String> violations = new ArrayList<>();
  private final boolean verbose;
  private final StringBuilder transcript = new StringBuilder();
  private long order;
  private long uptime;
  private long wallAhead;

  World(long seed, boolean verbose) {
    this.random = new SplittableRandom(seed);
    this.verbose = verbose;
  }

  /** Time during which the machine is awake; the only one that tasks are timed by. */
  Duration uptime() {
    return Duration.ofNanos(uptime);
  }

  Instant wall() {
    return BEGINNING.plusNanos(uptime).plusNanos(wallAhead);
  }

  /** Now as a process that began at an uptime sees it. */
  Moment moment(Duration origin) {
    return new Moment(wall(), uptime().minus(origin));
  }

  /** The wall clock jumps, by a correction or because the machine slept. */
  void jump(Duration by) {
    wallAhead += by.toNanos();
    say("the wall clock jumps by " + by);
  }

  void after(Duration delay, Runnable work) {
    tasks.add(new Task(uptime + Math.max(0, delay.toNanos()), order++, work));
  }

  /** Runs everything that is due within a time. */
  void pass(Duration span) {
    long until = uptime + span.toNanos();
    while (!tasks.isEmpty() && tasks.peek().at <= until && violations.isEmpty()) {
      Task task = tasks.remove();
      uptime = task.at;
      task.work.run();
    }
    uptime = until;
  }

  boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** A random time whose order of magnitude is as random as itself. */
  Duration between(Duration least, Duration most) {
    double low = Math.log((double) Math.max(1, least.toNanos()));
    double high = Math.log((double) Math.max(1, most.toNanos()));
    return Duration.ofNanos((long) Math.exp(low + random.nextDouble() * (high - low)));
  }

  Duration moments() {
    return between(Duration.ofNanos(20_000), Duration.ofMillis(80));
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  void say(String what) {
    if (verbose) {
      transcript.append("%12.4f  %s  %s%n".formatted(uptime / 1e9, wall(), what));
    }
  }

  void violated(String what) {
    say("VIOLATION: " + what);
    violations.add(what);
  }

  List<String> violations() {
    return violations;
  }

  String transcript() {
    return transcript.toString();
  }
}
