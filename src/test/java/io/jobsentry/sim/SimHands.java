package io.jobsentry.sim;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Effect;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Phase;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.monitor.Hands;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Performs effects as threads would: after a while, in no order between kinds, now and then
 * reported twice, and cut off wherever sentry dies. It remembers what it did that a journal must
 * know of.
 */
final class SimHands implements Hands {
  /** Decides at each boundary of an effect, by its number, whether sentry dies there. */
  interface Boundary {
    boolean dies(long number);
  }

  private final World world;
  private final SimHost host;
  private final SimSentry sentry;
  private final SimSentry.Inbox inbox;

  private final Set<Integer> launched = new HashSet<>();
  private final Map<String, String> answered = new HashMap<>();
  private final Set<Integer> followed = new HashSet<>();
  private Boundary boundary = _ -> false;
  private long boundaries;
  private long life;
  private int answersUnderWay;

  /** What may be wrong with the machine when a job is to be started. */
  double unready;

  double refusing;

  SimHands(World world, SimHost host, SimSentry sentry, SimSentry.Inbox inbox) {
    this.world = world;
    this.host = host;
    this.sentry = sentry;
    this.inbox = inbox;
  }

  void boundary(Boundary next) {
    boundary = next;
  }

  long boundaries() {
    return boundaries;
  }

  void begin(long nextLife) {
    life = nextLife;
    followed.clear();
    answersUnderWay = 0;
  }

  @Override
  public void perform(Effect effect) {
    border();
    sentry.performed(effect);
    switch (effect) {
      case Effect.Launch(var incarnation, _) -> {
        launched.add(incarnation.number());
        later(() -> prepare(incarnation));
      }
      case Effect.Follow(var incarnation) -> follow(incarnation);
      case Effect.Signal(var incarnation, var signal, var target) ->
          later(() -> host.signal(incarnation.number(), signal, target));
      case Effect.Count(var incarnation) ->
          later(
              () -> sentry.post(new Event.Counted(incarnation, host.census(incarnation.number()))));
      case Effect.Answer(var id, boolean ok, var text) -> {
        answersUnderWay++;
        later(() -> answer(id, ok + " " + text));
      }
      case Effect.Conclude _ -> later(this::conclude);
    }
    border();
  }

  private void border() {
    boundaries++;
    if (boundary.dies(boundaries)) {
      throw new Crash(false);
    }
  }

  /** On another thread of this sentry, a little later; never, when it has died by then. */
  private void later(Runnable work) {
    long mine = life;
    world.after(
        world.moments(),
        () -> {
          if (mine == life && sentry.alive()) {
            work.run();
          }
        });
  }

  private void prepare(Incarnation incarnation) {
    int n = incarnation.number();
    Optional<Integer> holder = host.holder(n);
    boolean known = host.births().containsKey(n);
    if (!known && world.chance(unready)) {
      sentry.post(new Event.LaunchUnready(incarnation, List.of("`nvidia-smi` is not on the PATH")));
    } else if (!known && world.chance(refusing)) {
      sentry.post(new Event.LaunchBroke(incarnation, "no process could be made", false));
    } else if (holder.isPresent()) {
      sentry.post(
          new Event.LaunchBroke(incarnation, "#" + holder.get() + " holds the lock", false));
    } else {
      host.birth(n);
      later(
          () -> {
            host.spawn(n);
            later(() -> sight(incarnation));
          });
    }
  }

  private void sight(Incarnation incarnation) {
    SimHost.Birth birth = host.birth(incarnation.number());
    Optional<JobIdentity> identity = birth.identity;
    if (identity.isPresent()) {
      sentry.post(new Event.LaunchSucceeded(incarnation, identity.get(), birth.at));
    } else if (birth.stub) {
      later(() -> sight(incarnation));
    } else {
      sentry.post(new Event.LaunchBroke(incarnation, "the stub was gone before the job", true));
    }
  }

  private void follow(Incarnation incarnation) {
    int n = incarnation.number();
    if (host.leaderAlive(n)) {
      followed.add(n);
    } else {
      later(() -> report(incarnation));
    }
  }

  /** The job's own process has ended. */
  void ended(int incarnation) {
    if (followed.remove(incarnation)) {
      later(() -> report(new Incarnation(incarnation)));
    }
  }

  private void report(Incarnation incarnation) {
    int n = incarnation.number();
    sentry.post(new Event.JobEnded(incarnation, host.status(n), host.birth(n).at, 7));
  }

  private void answer(String id, String text) {
    String before = inbox.answers.putIfAbsent(id, text);
    world.say("`" + id + "` is answered: " + text);
    answered.put(id, text);
    if (before != null && !before.equals(text)) {
      world.violated("`" + id + "` was answered twice: " + before + " / " + text);
    }
    later(
        () -> {
          inbox.waiting.remove(id);
          answersUnderWay--;
          sentry.answered(id);
        });
  }

  private void conclude() {
    if (answersUnderWay > 0) {
      later(this::conclude);
      return;
    }
    if (sentry.state().phase() instanceof Phase.Over over) {
      // A run that started nothing may find what an earlier one was allowed to leave.
      boolean mayStay =
          sentry.state().totals().launches() == 0
              || (over.conclusion().kind() == Conclusion.Kind.COMPLETED
                  && over.conclusion().status() == 0);
      for (int n : host.births().keySet()) {
        if (!mayStay && !host.alive(n).isEmpty() && n == host.newest()) {
          world.violated("the run is over, and something of #" + n + " lives");
        }
      }
    }
    world.say("sentry leaves");
    sentry.leave();
  }

  /**
   * Holds a journal that was just opened against what was done on its word. Whatever was started or
   * acknowledged by an earlier sentry must be in it.
   */
  void remember(List<Journal.Entry> entries, Optional<String> repair) {
    var intended = new HashSet<Integer>();
    var told = new HashSet<String>();
    boolean carried = false;
    for (Journal.Entry entry : entries) {
      switch (entry.fact()) {
        case Fact.LaunchIntended f -> intended.add(f.incarnation().number());
        case Fact.CommandAnswered f -> told.add(f.id());
        case Fact.Carried _ -> carried = true;
        default -> {}
      }
    }
    if (!carried) {
      for (int n : launched) {
        if (!intended.contains(n)) {
          world.violated("#" + n + " was started, and the journal has forgotten it: " + repair);
        }
      }
      for (String id : answered.keySet()) {
        if (!told.contains(id)) {
          world.violated("`" + id + "` was answered, and the journal has forgotten it");
        }
      }
    } else {
      launched.clear();
      answered.clear();
    }
  }
}
