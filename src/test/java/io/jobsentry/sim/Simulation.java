package io.jobsentry.sim;

import io.jobsentry.core.Advance;
import io.jobsentry.core.Command;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.history.HistoryChecker;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.PosixSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A project, its machine and its people, from one seed. */
final class Simulation {
  /** All that can be broken on purpose. */
  record Flaws(SimDisk.Flaw disk, SimHost.Flaw host, SimSentry.Flaw sentry) {
    static final Flaws NONE = new Flaws(SimDisk.Flaw.NONE, SimHost.Flaw.NONE, SimSentry.Flaw.NONE);
  }

  /**
   * What came of it.
   *
   * @param violations none, if all is well
   */
  record Outcome(
      long seed,
      Duration simulated,
      List<String> violations,
      String transcript,
      List<Journal.Entry> history,
      int starts,
      long boundaries,
      long operations,
      long failures,
      long failuresSaid,
      int signals) {}

  /** A life that is the same each time but for what goes wrong at one point of it. */
  record Script(List<Nature> natures, List<Scene> scenes) {}

  /** What is done at a time of a script. */
  record Scene(Duration at, Consumer<Simulation> act) {}

  private final long seed;
  private final World world;
  private final Profile profile;
  private final SimDisk disk;
  private final SimHost host;
  private final SimSentry sentry;
  private boolean quiet;
  private int orders;
  private double progress;

  private Simulation(
      long seed, World world, Profile profile, Supplier<Nature> natures, Flaws flaws) {
    this.seed = seed;
    this.world = world;
    this.profile = profile;
    this.disk = new SimDisk(new SplittableRandom(seed ^ 0x5eed), flaws.disk());
    this.host = new SimHost(world, natures, flaws.host());
    this.sentry = new SimSentry(world, disk, host, profile.charter(), flaws.sentry());
  }

  static Outcome of(long seed, Flaws flaws, boolean verbose) {
    var world = new World(seed, verbose);
    Profile profile = Profile.of(world, seed);
    return new Simulation(seed, world, profile, () -> Nature.of(world, profile.temper()), flaws)
        .play();
  }

  /**
   * @param boundary at which effects sentry dies
   * @param trouble which operations of the disk go wrong
   */
  static Outcome scripted(
      Script script, SimHands.Boundary boundary, SimDisk.Trouble trouble, boolean verbose) {
    var world = new World(4, verbose);
    var natures = new ArrayDeque<>(script.natures());
    var simulation =
        new Simulation(
            4,
            world,
            Profile.plain(world),
            () -> natures.size() > 1 ? natures.remove() : natures.getFirst(),
            Flaws.NONE);
    return simulation.act(script, boundary, trouble);
  }

  private Outcome act(Script script, SimHands.Boundary boundary, SimDisk.Trouble trouble) {
    sentry.hands().boundary(boundary);
    disk.trouble(trouble);
    world.after(Duration.ZERO, sentry::run);
    for (int second = 1; second < 160; second++) {
      world.after(Duration.ofSeconds(second), this::attend);
    }
    script.scenes().forEach(scene -> world.after(scene.at(), () -> scene.act().accept(this)));
    world.pass(Duration.ofSeconds(160));
    return end();
  }

  private Outcome play() {
    world.say("seed " + seed + ": " + profile);
    sentry.hands().unready = world.chance(0.2) ? 0.1 : 0;
    sentry.hands().refusing = world.chance(0.3) ? 0.2 : 0;
    every(profile.crashes(), this::crash);
    every(profile.outages(), () -> sentry.die(true));
    every(profile.orders(), this::operate);
    every(profile.harm(), this::harm);
    every(profile.jumps(), this::jump);
    every(profile.diskTrouble(), this::troubleDisk);
    every(profile.notices(), this::notice);
    every(profile.moves(), this::move);
    every(Duration.ofMinutes(15), () -> host.strangers(6));
    every(Duration.ofMinutes(20), this::attend);
    world.after(Duration.ZERO, sentry::run);
    world.pass(world.between(Duration.ofHours(1), Duration.ofHours(30)));
    return end();
  }

  private Outcome end() {
    quiet = true;
    disk.trouble((_, _) -> Fate.FINE);
    sentry.hands().boundary(_ -> false);
    long boundaries = sentry.hands().boundaries();
    long operations = disk.operations();
    sentry.hands().unready = 0;
    sentry.hands().refusing = 0;
    world.say("faults stop here");
    comesUpAgain();
    int signals = host.births().values().stream().mapToInt(b -> b.signals.size()).sum();
    stops();
    List<Journal.Entry> history = sentry.history();
    judge(history);
    return new Outcome(
        seed,
        world.uptime(),
        List.copyOf(world.violations()),
        world.transcript(),
        history,
        sentry.starts(),
        boundaries,
        operations,
        disk.failures(),
        sentry.failuresSaid(),
        signals);
  }

  private void every(Duration mean, Runnable work) {
    Duration wait =
        Duration.ofNanos(
            (long) ((double) mean.toNanos() * -Math.log(1 - world.random.nextDouble())));
    world.after(
        wait,
        () -> {
          if (!quiet) {
            work.run();
            every(mean, work);
          }
        });
  }

  /** Somebody comes by, and starts sentry when none runs. */
  private void attend() {
    if (!sentry.alive()) {
      sentry.run();
    }
  }

  private void crash() {
    if (sentry.alive()) {
      sentry.die(false);
      world.after(
          world.between(Duration.ofMillis(100), Duration.ofHours(3)),
          () -> {
            if (!quiet) {
              attend();
            }
          });
    }
  }

  private void operate() {
    if (sentry.alive() && world.chance(0.15)) {
      int times = 1 + world.random.nextInt(3);
      PosixSignal signal =
          world.pick(List.of(PosixSignal.INT, PosixSignal.TERM, PosixSignal.USR1, PosixSignal.HUP));
      for (int i = 0; i < times; i++) {
        world.after(
            Duration.ofMillis(1 + 700L * i),
            () -> {
              if (sentry.alive()) {
                sentry.post(new Event.Interrupted(signal));
              }
            });
      }
      return;
    }
    order(world.pick(List.of(Command.Verb.values())));
    if (world.chance(0.3)) {
      order(world.pick(List.of(Command.Verb.values())));
    }
    if (world.chance(0.6)) {
      world.after(
          world.between(Duration.ofSeconds(1), Duration.ofHours(6)),
          () -> {
            if (!quiet) {
              order(Command.Verb.RESUME);
            }
          });
    }
  }

  void order(Command.Verb verb) {
    var command = new Command("c" + ++orders, verb, "`sentry " + verb + "`");
    if (sentry.alive()) {
      sentry.inbox().waiting.put(command.id(), command);
      sentry.post(new Event.Ordered(command));
    } else if (world.chance(0.7)) {
      sentry.carry(command);
    }
  }

  private void harm() {
    int n = host.newest();
    if (n == 0 || !host.leaderAlive(n)) {
      return;
    }
    if (world.chance(0.5)) {
      host.kill(host.birth(n).leader.orElseThrow(), Duration.ZERO);
    } else {
      host.killStub(n);
    }
  }

  private void jump() {
    world.jump(
        world
            .pick(List.of(Duration.ofHours(8), Duration.ofDays(1), Duration.ofSeconds(7)))
            .multipliedBy(world.chance(0.6) ? 1 : -1));
  }

  private void troubleDisk() {
    double failing = profile.diskFailing();
    var chance = new SplittableRandom(world.random.nextLong());
    disk.trouble(
        (_, operation) -> {
          if (operation.equals("read") || chance.nextDouble() >= failing) {
            return Fate.FINE;
          }
          double kind = chance.nextDouble();
          if (kind < 0.02) {
            return world.pick(
                List.of(
                    Fate.DIES_BEFORE,
                    Fate.DIES_HALFWAY,
                    Fate.DIES_AFTER,
                    Fate.POWER_LOST_BEFORE,
                    Fate.POWER_LOST_HALFWAY,
                    Fate.POWER_LOST_AFTER));
          }
          return kind < 0.5 ? Fate.FAILS : Fate.FAILS_HALFWAY;
        });
    world.say("the disk is in trouble");
    world.after(
        world.between(Duration.ofMillis(10), Duration.ofHours(2)),
        () -> {
          disk.trouble((_, _) -> Fate.FINE);
          world.say("the disk is well again");
        });
  }

  void see(String detector) {
    if (sentry.alive()) {
      var incarnation = new Incarnation(Math.max(1, host.newest()));
      sentry.post(new Event.Noticed(new Notice(incarnation, detector, "it was seen", 1)));
    }
  }

  void reach(double value) {
    if (sentry.alive()) {
      sentry.post(new Event.Progressed(new Incarnation(Math.max(1, host.newest())), value));
    }
  }

  void sleep(Duration span) {
    world.jump(span);
  }

  void interrupt(PosixSignal signal) {
    if (sentry.alive()) {
      sentry.post(new Event.Interrupted(signal));
    }
  }

  private void notice() {
    if (sentry.alive() && sentry.state().phase() instanceof Phase.Up(var incarnation, _, _)) {
      if (world.chance(0.4)) {
        progress += world.chance(0.8) ? 1 : -0.5;
        sentry.post(new Event.Progressed(incarnation, progress));
      } else {
        var of =
            world.chance(0.1) && incarnation.number() > 1
                ? new Incarnation(incarnation.number() - 1)
                : incarnation;
        sentry.post(
            new Event.Noticed(
                new Notice(of, world.pick(Profile.DETECTORS), "something is wrong", 12)));
      }
    }
  }

  /** The job gets on, and now and then something is learned of its pace. */
  private void move() {
    if (sentry.alive()
        && sentry.state().phase() instanceof Phase.Up(var incarnation, _, _)
        && !profile.charter().stalls().isEmpty()) {
      String detector = world.pick(profile.charter().stalls()).name();
      Optional<Duration> patience =
          world.chance(0.5)
              ? Optional.empty()
              : Optional.of(world.between(Duration.ofSeconds(10), Duration.ofHours(1)));
      var advance = new Advance(sentry.now().uptime(), 5, "" + progress, patience);
      sentry.post(new Event.Advanced(incarnation, detector, advance));
    }
  }

  /** Once faults stop, a job that is wanted and has budget left is up again before long. */
  private void comesUpAgain() {
    if (!sentry.alive()) {
      sentry.run();
    }
    world.pass(Duration.ofMinutes(3));
    if (!sentry.alive()) {
      return;
    }
    for (int i = 0; i < 20 && !moving(); i++) {
      world.pass(Duration.ofSeconds(1));
    }
    if (!moving()) {
      world.violated("the job is not brought up again: " + sentry.state());
    }
    if (sentry.inTrouble()) {
      world.violated("the disk is well, and sentry has not noticed");
    }
  }

  private boolean moving() {
    State state = sentry.state();
    return switch (state.phase()) {
      case Phase.Over _ -> true;
      case Phase.Held _ -> state.desired() == Desired.PAUSED;
      case Phase.Waiting waiting ->
          waiting.due().minus(sentry.now().uptime()).compareTo(Duration.ofMinutes(5)) <= 0;
      case Phase.Up(var incarnation, _, _) -> host.leaderAlive(incarnation.number());
      // Something that cannot be killed is waited for; everything else is gone by now.
      case Phase.Clearing c -> !host.alive(c.incarnation().number()).isEmpty();
      case Phase.Idle _, Phase.Launching _ -> false;
    };
  }

  /** A stop ends with nothing alive and every question answered. */
  private void stops() {
    order(Command.Verb.STOP);
    if (!sentry.alive()) {
      sentry.carry(new Command("last", Command.Verb.STOP, "`sentry stop`"));
    }
    world.pass(Duration.ofMinutes(15));
    if (!sentry.inbox().waiting.isEmpty() && sentry.alive()) {
      world.violated("never answered: " + sentry.inbox().waiting);
    }
    if (sentry.alive() && sentry.state().underway()) {
      world.violated("a stop has not ended: " + sentry.state());
    }
    for (int n : host.births().keySet()) {
      if (host.leaderAlive(n)) {
        world.violated("#" + n + " lives after a stop");
      }
    }
  }

  private void judge(List<Journal.Entry> history) {
    new HistoryChecker(
            profile.charter().policy().schedule().settings(),
            profile.charter().policy().lifecycle())
        .check(history)
        .forEach(v -> world.violated(v.toString()));
    var signalled = new HashSet<Integer>();
    for (Journal.Entry entry : history) {
      switch (entry.fact()) {
        case Fact.JobEnded ended -> sameEnd(ended);
        case Fact.StopStepTaken(var incarnation, _) -> signalled.add(incarnation.number());
        case Fact.SignalForwarded(var incarnation, _) -> signalled.add(incarnation.number());
        default -> {}
      }
    }
    if (disk.failures() == 0) {
      host.births()
          .forEach(
              (n, birth) -> {
                if (!birth.signals.isEmpty() && !signalled.contains(n)) {
                  world.violated("#" + n + " was signalled, and the journal is silent");
                }
              });
    }
  }

  private void sameEnd(Fact.JobEnded ended) {
    SimHost.Birth birth = host.birth(ended.incarnation().number());
    boolean same =
        birth.statusKept
            ? birth.exit.filter(exit -> exit.equals(ended.exit())).isPresent()
            : ended.exit() instanceof JobExit.Lost;
    if (!same) {
      world.violated(ended + ", but the truth is " + birth.exit);
    }
  }
}
