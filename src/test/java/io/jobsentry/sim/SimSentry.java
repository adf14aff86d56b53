package io.jobsentry.sim;

import io.jobsentry.core.Charter;
import io.jobsentry.core.Command;
import io.jobsentry.core.Core;
import io.jobsentry.core.Effect;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Movement;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.journal.Journal;
import io.jobsentry.journal.UnreadableFactException;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.monitor.Engine;
import io.jobsentry.monitor.Witness;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One sentry after another: the real engine over the real journal, with the loop around it. */
final class SimSentry implements Witness {
  /** How this sentry itself is broken; a sound one has no flaw. */
  enum Flaw {
    NONE,
    /** The restart budget is whole again after each start of sentry. */
    FORGETS_TALLY,
    /** A pause ends with the sentry that it was told to. */
    FORGETS_PAUSE,
    /** Stalls are called in half the time. */
    HASTY
  }

  private static final Path HOME = Path.of("/project/.sentry");
  static final Path JOURNAL = HOME.resolve("journal.jsonl");
  static final List<String> COMMAND = List.of("./train");
  private static final int SPINS = 40;

  /** The slack of a stall, and that of the loop. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private final World world;
  private final SimDisk disk;
  private final SimHost host;
  private final Charter charter;
  private final Flaw flaw;
  private final SimHands hands;
  private final Inbox inbox;

  private @Nullable Engine engine;
  private Duration origin = Duration.ZERO;
  private long life;
  private long alarm;
  private int spins;
  private Optional<String> carried = Optional.empty();
  private Optional<Event> cause = Optional.empty();
  private long failuresSaid;
  private boolean troubled;
  private Optional<Duration> stepAt = Optional.empty();
  private Optional<Duration> planAt = Optional.empty();
  private final Map<String, Move> moves = new HashMap<>();
  private Duration watchedSince = Duration.ZERO;
  private Duration planDelay = Duration.ZERO;
  private Optional<State> last = Optional.empty();
  private int starts;

  /** Commands that lie there until their answer was written. */
  static final class Inbox {
    final Map<String, Command> waiting = new LinkedHashMap<>();
    final Map<String, String> answers = new LinkedHashMap<>();
  }

  SimSentry(World world, SimDisk disk, SimHost host, Charter charter, Flaw flaw) {
    this.world = world;
    this.disk = disk;
    this.host = host;
    this.charter = charter;
    this.flaw = flaw;
    this.inbox = new Inbox();
    this.hands = new SimHands(world, host, this, inbox);
    host.watcher(hands::ended);
  }

  boolean alive() {
    return engine != null;
  }

  Inbox inbox() {
    return inbox;
  }

  SimHands hands() {
    return hands;
  }

  int starts() {
    return starts;
  }

  long failuresSaid() {
    return failuresSaid;
  }

  /** What the living or the last sentry knew. */
  State state() {
    return engine == null ? last.orElse(State.INITIAL) : engine.state();
  }

  void run() {
    start(new Event.Mandate.Run(COMMAND, world.random.nextLong()));
  }

  void carry(Command command) {
    inbox.waiting.put(command.id(), command);
    start(new Event.Mandate.Carry(command));
  }

  private void start(Event.Mandate mandate) {
    if (alive()) {
      return;
    }
    starts++;
    life++;
    hands.begin(life);
    origin = world.uptime().minus(world.between(Duration.ofMillis(1), Duration.ofSeconds(1)));
    carried =
        mandate instanceof Event.Mandate.Carry(var command)
            ? Optional.of(command.id())
            : Optional.empty();
    moves.clear();
    watchedSince = world.uptime();
    stepAt = Optional.empty();
    planAt = Optional.empty();
    troubled = false;
    world.say("sentry starts: " + mandate);
    guarded(() -> open(mandate));
  }

  private void open(Event.Mandate mandate) throws IOException, UnreadableFactException {
    Journal.Opened opened = Journal.open(disk, JOURNAL);
    opened.repair().ifPresent(world::say);
    Core core = core(0);
    State state = Engine.fold(core, opened.entries(), now());
    hands.remember(opened.entries(), opened.repair());
    if (!state.underway() && inbox.waiting.isEmpty() && !opened.entries().isEmpty()) {
      if (world.chance(0.2)) {
        opened = renew(opened, state);
        state = Engine.fold(core, opened.entries(), now());
      }
    }
    core = core(state.underway() ? state.run().seed() : seed(mandate));
    if (flaw == Flaw.FORGETS_TALLY) {
      state = core.fold().apply(state, new Fact.TallyCleared("oops"), now());
    } else if (flaw == Flaw.FORGETS_PAUSE) {
      state = core.fold().apply(state, new Fact.DesiredSet(Desired.RUNNING, "oops"), now());
    }
    engine = new Engine(core, opened.journal(), state, hands, this);
    int newest = host.newest();
    handle(new Event.Began(4000 + life, "0", mandate, newest, host.leaderAlive(newest)));
    List.copyOf(inbox.waiting.values()).forEach(c -> post(new Event.Ordered(c)));
  }

  private Journal.Opened renew(Journal.Opened opened, State state)
      throws IOException, UnreadableFactException {
    opened.journal().close();
    long lastSeq = opened.entries().getLast().seq();
    OptionalDouble progress =
        state.progress().map(p -> OptionalDouble.of(p.highest())).orElse(OptionalDouble.empty());
    Journal.renew(
        disk,
        JOURNAL,
        lastSeq,
        world.wall(),
        new Fact.Carried(
            state.run().number(), state.incarnations(), progress, state.tally().recent()));
    world.say("the journal begins anew after entry " + lastSeq);
    return Journal.open(disk, JOURNAL);
  }

  private Core core(long seed) {
    var policy =
        new RestartPolicy(
            charter.policy().lifecycle(),
            new Schedule(charter.policy().schedule().settings(), seed));
    return new Core(
        new Charter(
            policy,
            charter.stop(),
            charter.rules(),
            charter.exits(),
            flaw == Flaw.HASTY ? hasty(charter.stalls()) : charter.stalls(),
            charter.environment(),
            charter.keepLeftovers(),
            charter.handsOff(),
            charter.heedsVerdicts()));
  }

  private static List<Charter.StallDetector> hasty(List<Charter.StallDetector> stalls) {
    return stalls.stream()
        .map(
            s ->
                new Charter.StallDetector(
                    s.name(), s.counts(), s.limit().dividedBy(2), s.grace(), s.cooldown()))
        .toList();
  }

  private static long seed(Event.Mandate mandate) {
    return mandate instanceof Event.Mandate.Run(var _, long seed) ? seed : 0;
  }

  /** Something for the mailbox of the sentry that lives now; lost with it. */
  void post(Event event) {
    long addressee = life;
    world.after(world.moments(), () -> deliver(addressee, event));
    if (world.chance(0.03)) {
      world.after(
          world.between(Duration.ofMillis(1), Duration.ofSeconds(30)),
          () -> deliver(addressee, event));
    }
  }

  private void deliver(long addressee, Event event) {
    if (alive() && life == addressee) {
      spins = 0;
      guarded(() -> handle(event));
    }
  }

  private void handle(Event event) {
    Engine current = Objects.requireNonNull(engine);
    if (!(event instanceof Event.Woke)) {
      world.say("event " + event);
    }
    cause = Optional.of(event);
    current.handle(event, now());
    setAlarm();
    patient(current.state());
  }

  private void setAlarm() {
    Engine current = engine;
    if (current == null) {
      return;
    }
    long mine = ++alarm;
    current
        .deadline()
        .ifPresent(
            at -> {
              Duration late = Duration.ofNanos(world.random.nextLong(2_000_000));
              boolean past = at.compareTo(now().uptime()) <= 0;
              Duration wait = past ? Duration.ZERO : at.minus(now().uptime()).plus(late);
              world.after(wait, () -> wake(mine, past));
            });
  }

  private void wake(long mine, boolean past) {
    if (alive() && mine == alarm) {
      spins = past ? spins + 1 : 0;
      if (spins > SPINS) {
        world.violated("sentry spins: " + state().phase());
      }
      guarded(() -> handle(new Event.Woke()));
    }
  }

  Moment now() {
    return world.moment(origin);
  }

  /** A sentry that was only started to carry out a command has nothing more to do. */
  void answered(String id) {
    if (carried.filter(id::equals).isPresent()) {
      world.say("sentry has done what it was told, and leaves");
      leave();
    }
  }

  /** Something that a {@code kill -9} or a loss of power can end at any disk operation. */
  interface Deed {
    void perform() throws IOException, UnreadableFactException;
  }

  void guarded(Deed deed) {
    try {
      deed.perform();
    } catch (Crash crash) {
      die(crash.power);
    } catch (IOException e) {
      world.say("sentry cannot start: " + e.getMessage());
      leave();
    } catch (UnreadableFactException e) {
      world.violated("a journal of ours is not understood: " + e.getMessage());
    }
  }

  void die(boolean power) {
    world.say(power ? "the power goes" : "sentry is killed");
    leave();
    if (power) {
      host.reboot();
      disk.losePower();
    }
  }

  /** The process is gone, by its own will or not. */
  void leave() {
    last = Optional.of(state());
    engine = null;
    life++;
    hands.begin(life);
    disk.loseProcess();
  }

  boolean inTrouble() {
    return alive() && troubled;
  }

  @Override
  public void saw(Fact fact, State state, Moment now) {
    if (fact.durable()) {
      world.say("fact  " + fact);
    }
    switch (fact) {
      case Fact.StopBegun _ -> stepAt = Optional.empty();
      case Fact.StopStepTaken(_, int step) -> stepped(step, state);
      case Fact.RestartPlanned planned -> {
        planAt = Optional.of(world.uptime());
        planDelay = planned.delay();
      }
      case Fact.LaunchIntended _ -> waited();
      case Fact.Launched _ -> {
        moves.clear();
        watchedSince = world.uptime();
      }
      case Fact.SignalForwarded(_, var signal) when signal == PosixSignal.CONT ->
          watchedSince = world.uptime();
      case Fact.Advanced(_, var detector, var advance) ->
          moves.put(detector, new Move(origin.plus(advance.at()), advance.patience()));
      case Fact.Stalled(_, var detector, _) -> stalled(detector);
      default -> {}
    }
  }

  /** What was last seen of the job's getting on, and how long it may then stand still. */
  private record Move(Duration at, Optional<Duration> patience) {}

  private Duration limit(Charter.StallDetector detector) {
    Optional<Duration> learned =
        Optional.ofNullable(moves.get(detector.name())).flatMap(Move::patience);
    return learned.orElse(detector.limit());
  }

  private Duration still(String detector) {
    Duration moved = Optional.ofNullable(moves.get(detector)).map(Move::at).orElse(watchedSince);
    return world.uptime().minus(moved.compareTo(watchedSince) > 0 ? moved : watchedSince);
  }

  /** No stall is called early. */
  private void stalled(String name) {
    for (Charter.StallDetector detector : charter.stalls()) {
      if (detector.name().equals(name) && still(name).compareTo(limit(detector)) < 0) {
        world.violated("`" + name + "` calls a stall after " + still(name));
      }
    }
  }

  /** None is called late, or not at all. */
  private void patient(State state) {
    if (!(state.phase() instanceof Phase.Up up) || state.movement().halted()) {
      return;
    }
    for (Charter.StallDetector detector : charter.stalls()) {
      Movement.Track track = state.movement().track(detector.name());
      boolean silenced =
          track.stalled()
              || track.told().isPresent()
              || now().uptime().minus(up.since().uptime()).compareTo(detector.grace()) <= 0;
      if (!silenced && still(detector.name()).compareTo(limit(detector).plus(LATE)) > 0) {
        world.violated("`" + detector.name() + "` says nothing after " + still(detector.name()));
      }
    }
  }

  /** No step of a stop plan comes before the one ahead of it has had its time. */
  private void stepped(int step, State state) {
    if (step > 0
        && stepAt.isPresent()
        && !cause.filter(e -> e instanceof Event.Interrupted).isPresent()
        && state.phase() instanceof Phase.Clearing c) {
      Duration patience = c.order().plan().steps().get(step - 1).patience();
      if (world.uptime().minus(stepAt.get()).compareTo(patience) < 0) {
        world.violated("step " + step + " came before step " + (step - 1) + " had its time");
      }
    }
    stepAt = Optional.of(world.uptime());
  }

  private void waited() {
    boolean ordered = cause.filter(e -> e instanceof Event.Ordered).isPresent();
    if (planAt.isPresent()
        && !ordered
        && world.uptime().minus(planAt.get()).compareTo(planDelay) < 0) {
      world.violated("a restart came before its delay of " + planDelay + " was over");
    }
    planAt = Optional.empty();
  }

  @Override
  public void journalFails(String problem, Moment now) {
    failuresSaid++;
    troubled = true;
    world.say("sentry says that its journal fails: " + problem);
  }

  @Override
  public void journalWorksAgain(Moment now) {
    troubled = false;
    world.say("sentry says that its journal works again");
  }

  /** All that was ever journalled, kept copies included, oldest first. */
  List<Journal.Entry> history() {
    disk.trouble((_, _) -> Fate.FINE);
    var all = new ArrayList<Journal.Entry>();
    try {
      for (String name : disk.list(HOME)) {
        if (name.matches("journal-[0-9]{12}\\.jsonl")) {
          all.addAll(Journal.read(disk, JOURNAL.resolveSibling(name)));
        }
      }
      all.addAll(Journal.read(disk, JOURNAL));
    } catch (IOException | UnreadableFactException e) {
      world.violated("the journal cannot be read at the end: " + e.getMessage());
    }
    return all;
  }

  void performed(Effect effect) {
    world.say("effect " + effect);
  }
}
