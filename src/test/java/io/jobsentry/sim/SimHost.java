package io.jobsentry.sim;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The processes of a machine: a stub and a job per incarnation, what they leave behind, and
 * strangers that get the pids of the dead. It knows the truth that a journal is held against.
 */
final class SimHost {
  /** How this machine's hands are broken; sound ones have no flaw. */
  enum Flaw {
    NONE,
    /** A start that is asked for again starts again. */
    STARTS_TWICE,
    /** A signal goes to the pid, whoever has it now. */
    TRUSTS_PIDS,
    /** Nothing is left, it says, as soon as the job's own process is gone. */
    COUNTS_ONLY_LEADERS
  }

  /** One process. Incarnation 0 is of strangers. */
  static final class Proc {
    final int incarnation;
    final long pid;
    final long startTicks;
    final boolean leader;
    final Nature nature;
    boolean alive = true;
    boolean ending;

    Proc(int incarnation, long pid, long startTicks, boolean leader, Nature nature) {
      this.incarnation = incarnation;
      this.pid = pid;
      this.startTicks = startTicks;
      this.leader = leader;
      this.nature = nature;
    }
  }

  /** The truth about one incarnation. */
  static final class Birth {
    boolean stub;
    boolean statusKept = true;
    Optional<Proc> leader = Optional.empty();
    Optional<JobIdentity> identity = Optional.empty();
    Optional<JobExit> exit = Optional.empty();
    Instant at = Instant.EPOCH;
    final List<Proc> processes = new ArrayList<>();
    final List<PosixSignal> signals = new ArrayList<>();
  }

  private static final long PIDS = 200;

  private final World world;
  private final Supplier<Nature> natures;
  private final Flaw flaw;
  private final Map<Integer, Birth> births = new HashMap<>();
  private final Map<Long, Proc> table = new HashMap<>();
  private IntConsumer watcher = _ -> {};
  private String boot = "boot-1";
  private int boots = 1;
  private long lastPid = 1;
  private long ticks;

  SimHost(World world, Supplier<Nature> natures, Flaw flaw) {
    this.world = world;
    this.natures = natures;
    this.flaw = flaw;
  }

  /** Is told the number of an incarnation whose own process has just ended. */
  void watcher(IntConsumer next) {
    watcher = next;
  }

  Birth birth(int incarnation) {
    return births.computeIfAbsent(incarnation, _ -> new Birth());
  }

  Map<Integer, Birth> births() {
    return births;
  }

  int newest() {
    return births.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  boolean leaderAlive(int incarnation) {
    return births.containsKey(incarnation)
        && birth(incarnation).leader.filter(leader -> leader.alive).isPresent();
  }

  /** Whoever else holds the job's lock. */
  Optional<Integer> holder(int except) {
    return births.keySet().stream()
        .filter(n -> n != except)
        .filter(n -> birth(n).stub || leaderAlive(n))
        .findFirst();
  }

  /** Starts the stub, which starts the job a little later, whether sentry lives or not. */
  void spawn(int incarnation) {
    Birth birth = birth(incarnation);
    if ((birth.stub || birth.leader.isPresent() || birth.exit.isPresent())
        && flaw != Flaw.STARTS_TWICE) {
      return;
    }
    birth.stub = true;
    world.say("the stub of #" + incarnation + " starts");
    String bootThen = boot;
    world.after(
        world.moments(),
        () -> {
          if (birth.stub && boot.equals(bootThen)) {
            bear(incarnation, birth);
          }
        });
  }

  private void bear(int incarnation, Birth birth) {
    long others =
        table.values().stream().filter(p -> p.leader && p.alive && p.incarnation > 0).count();
    Nature nature = natures.get();
    Proc leader = process(incarnation, true, nature);
    birth.leader = Optional.of(leader);
    birth.processes.add(leader);
    birth.identity = Optional.of(new JobIdentity(leader.pid, leader.startTicks, boot));
    birth.at = world.wall();
    world.say("#" + incarnation + " starts with pid " + leader.pid + ": " + nature);
    if (others > 0) {
      world.violated("#" + incarnation + " started while another leader is alive");
    }
    world.after(nature.runs(), () -> end(leader, nature.exit()));
    for (Duration life : nature.runaways()) {
      Proc child = process(incarnation, false, nature);
      birth.processes.add(child);
      world.after(nature.runs().plus(life), () -> end(child, new JobExit.Code(0)));
    }
  }

  private Proc process(int incarnation, boolean leader, Nature nature) {
    do {
      lastPid = lastPid % PIDS + 1;
    } while (table.containsKey(lastPid) && table.get(lastPid).alive);
    var proc = new Proc(incarnation, lastPid, ++ticks, leader, nature);
    table.put(lastPid, proc);
    return proc;
  }

  /** Somebody else's processes come, and take the pids of the dead. */
  void strangers(int count) {
    for (int i = 0; i < count; i++) {
      table.values().stream()
          .filter(proc -> !proc.alive && proc.incarnation > 0)
          .map(proc -> proc.pid)
          .max(Long::compare)
          .ifPresent(pid -> lastPid = pid - 1);
      Proc stranger =
          process(
              0,
              false,
              new Nature(
                  Duration.ZERO, new JobExit.Code(0), Duration.ZERO, List.of(), Duration.ZERO));
      world.after(
          world.between(Duration.ofSeconds(1), Duration.ofMinutes(10)),
          () -> stranger.alive = false);
    }
  }

  void end(Proc proc, JobExit exit) {
    if (!proc.alive) {
      return;
    }
    proc.alive = false;
    if (proc.leader) {
      Birth birth = birth(proc.incarnation);
      birth.exit = Optional.of(exit);
      birth.statusKept &= birth.stub;
      birth.stub = false;
      birth.at = world.wall();
      world.say("#" + proc.incarnation + " " + exit.words());
      watcher.accept(proc.incarnation);
    }
  }

  /** Somebody kills the stub; the job goes on, but nobody will keep its status. */
  void killStub(int incarnation) {
    birth(incarnation).stub = false;
    world.say("somebody kills the stub of #" + incarnation);
  }

  void reboot() {
    births.forEach(
        (_, birth) -> {
          if (birth.leader.filter(leader -> leader.alive).isPresent()) {
            birth.exit = Optional.of(new JobExit.Lost("the machine went down"));
          }
          birth.statusKept &= birth.exit.isEmpty() || !(birth.exit.get() instanceof JobExit.Lost);
          birth.stub = false;
        });
    table.values().forEach(proc -> proc.alive = false);
    table.clear();
    boots++;
    boot = "boot-" + boots;
    ticks = 0;
    world.say("the machine comes up again as " + boot);
  }

  /** What can be known afterwards of how an incarnation ended. */
  JobExit status(int incarnation) {
    Birth birth = birth(incarnation);
    return birth.statusKept
        ? birth.exit.orElseThrow()
        : new JobExit.Lost("its stub was gone before it");
  }

  List<Long> census(int incarnation) {
    return birth(incarnation).processes.stream()
        .filter(proc -> proc.alive && (flaw != Flaw.COUNTS_ONLY_LEADERS || proc.leader))
        .map(proc -> proc.pid)
        .toList();
  }

  List<Proc> alive(int incarnation) {
    return birth(incarnation).processes.stream().filter(proc -> proc.alive).toList();
  }

  void signal(int incarnation, PosixSignal signal, StopPlan.Target target) {
    Birth birth = birth(incarnation);
    for (Proc proc : List.copyOf(birth.processes)) {
      if (target == StopPlan.Target.LEADER && !proc.leader) {
        continue;
      }
      Optional<Proc> hit =
          flaw == Flaw.TRUSTS_PIDS
              ? Optional.ofNullable(table.get(proc.pid)).filter(p -> p.alive)
              : Optional.of(proc).filter(p -> p.alive);
      hit.ifPresent(p -> receive(p, incarnation, signal));
    }
  }

  private void receive(Proc proc, int meant, PosixSignal signal) {
    if (proc.incarnation != meant) {
      world.violated("a signal for #" + meant + " hit a stranger with pid " + proc.pid);
      return;
    }
    world.say("SIG" + signal + " reaches pid " + proc.pid + " of #" + meant);
    if (proc.leader) {
      birth(meant).signals.add(signal);
    }
    switch (signal) {
      case KILL -> kill(proc, proc.nature.unkillable());
      case TERM, INT, HUP, QUIT -> {
        if (!proc.nature.obeys().isNegative() && !proc.ending) {
          proc.ending = true;
          world.after(
              proc.nature.obeys(), () -> end(proc, new JobExit.Killed(signal.number(), false)));
        }
      }
      case ABRT, USR1, USR2, CONT, STOP, TSTP, WINCH -> {}
    }
  }

  /** KILL works at once, except on what the kernel itself cannot wake. */
  void kill(Proc proc, Duration late) {
    var exit = new JobExit.Killed(PosixSignal.KILL.number(), false);
    if (late.isZero()) {
      end(proc, exit);
    } else {
      world.after(late, () -> end(proc, exit));
    }
  }
}
