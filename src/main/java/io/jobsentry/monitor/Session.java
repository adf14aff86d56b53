package io.jobsentry.monitor;

import io.jobsentry.core.Command;
import io.jobsentry.core.Core;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.disk.Disk;
import io.jobsentry.inbox.Inbox;
import io.jobsentry.journal.Journal;
import io.jobsentry.journal.UnreadableFactException;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.process.JobHost;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One supervisor process's work in a project, from the journal that it finds to the conclusion that
 * it writes. Whoever opens it holds the supervisor's lock.
 */
public final class Session implements AutoCloseable {
  /** A journal that is larger than this when a run begins is begun anew. */
  private static final long LARGE_JOURNAL = 1 << 20;

  private final Layout layout;
  private final Setup setup;
  private final Disk disk;
  private final Clock clock;
  private final String version;
  private final Journal journal;
  private final Bookkeeper books;
  private final State found;
  private List<Journal.Entry> past;
  private final Mailbox mailbox;
  private final Inbox inbox;

  private Session(
      Layout layout,
      Setup setup,
      Disk disk,
      Clock clock,
      String version,
      Journal journal,
      Bookkeeper books,
      State found,
      List<Journal.Entry> past) {
    this.layout = layout;
    this.setup = setup;
    this.disk = disk;
    this.clock = clock;
    this.version = version;
    this.journal = journal;
    this.books = books;
    this.found = found;
    this.past = past;
    this.mailbox = new Mailbox(clock);
    this.inbox = new Inbox(layout, disk);
  }

  /**
   * Opens the journal, and repairs it where it must.
   *
   * @param trouble is told of repairs, in sentences
   */
  public static Session open(
      Layout layout, Setup setup, Disk disk, Clock clock, String version, Consumer<String> trouble)
      throws IOException, UnreadableFactException {
    disk.makeFolders(layout.run());
    disk.makeFolders(layout.logs());
    disk.makeFolders(layout.inbox());
    disk.makeFolders(layout.answers());
    Moment now = clock.now();
    var core = new Core(setup.charter().apply(0));
    Journal.Opened opened = Journal.open(disk, layout.journal());
    opened.repair().ifPresent(trouble);
    State state = Engine.fold(core, opened.entries(), now);
    var books = new Bookkeeper(disk, layout, setup.redactor(), trouble);
    books.catchUp(opened.journal(), opened.entries(), now);
    List<Journal.Entry> past = opened.entries();
    if (!state.underway()
        && opened.journal().size() > LARGE_JOURNAL
        && isWrittenDown(disk, layout, past)) {
      opened.journal().close();
      Journal.renew(
          disk,
          layout.journal(),
          opened.entries().getLast().seq(),
          now.wall(),
          new Fact.Carried(
              state.run().number(),
              state.incarnations(),
              state
                  .progress()
                  .map(p -> OptionalDouble.of(p.highest()))
                  .orElse(OptionalDouble.empty()),
              state.tally().recent()));
      opened = Journal.open(disk, layout.journal());
      state = Engine.fold(core, opened.entries(), now);
      books.goOnIn(opened.journal());
    }
    return new Session(layout, setup, disk, clock, version, opened.journal(), books, state, past);
  }

  /**
   * Whether the last incident has its folder, and so those before it: what has none can only be
   * made of the journal.
   */
  private static boolean isWrittenDown(Disk disk, Layout layout, List<Journal.Entry> entries) {
    return entries.stream()
        .map(Journal.Entry::fact)
        .filter(Fact.IncidentOpened.class::isInstance)
        .map(Fact.IncidentOpened.class::cast)
        .reduce((_, last) -> last)
        .map(it -> disk.exists(layout.incidents().resolve(it.id())))
        .orElse(true);
  }

  /** The state in which the project was found. */
  public State found() {
    return found;
  }

  /** The newest incarnation of which the journal or the disk knows, if its process lives. */
  public Optional<Incarnation> alive() throws IOException {
    int newest = newest();
    if (newest == 0) {
      return Optional.empty();
    }
    var incarnation = new Incarnation(newest);
    return setup.host().look(incarnation) instanceof JobHost.Sighting.Alive
        ? Optional.of(incarnation)
        : Optional.empty();
  }

  /**
   * Tells somebody once more what happened in the run that was found: a sentry that crashed may
   * have written down facts that nobody else had heard of yet. Can be done once.
   */
  public void retell(Witness witness) {
    var core = new Core(setup.charter().apply(0));
    State state = State.INITIAL;
    for (Journal.Entry entry : past) {
      var then = new Moment(entry.at(), Duration.ZERO);
      state = core.fold().apply(state, entry.fact(), then);
      if (state.run().number() == found.run().number()) {
        witness.saw(entry.fact(), state, then);
      }
    }
    past = List.of();
  }

  /** Passes a signal that sentry got on to the one thread that decides. */
  public void interrupt(PosixSignal signal) {
    mailbox.post(new Event.Interrupted(signal));
  }

  /** Keeps the job up until the run is over. */
  public State run(
      List<String> command, FollowerMaker followers, Witness witness, Consumer<String> trouble)
      throws IOException, InterruptedException {
    long seed = found.underway() ? found.run().seed() : seed(layout, found.run().number() + 1);
    keep(command, trouble);
    try (var work = work(seed, followers, witness, trouble);
        var _ = InboxWatch.start(layout.inbox(), this::readInbox)) {
      State end = work.supervisor.run(began(new Event.Mandate.Run(command, seed)));
      CommandFile.drop(disk, layout);
      return end;
    }
  }

  /** The journal has the command without its secrets, which another sentry may need. */
  private void keep(List<String> command, Consumer<String> trouble) {
    try {
      CommandFile.keep(disk, layout, command, setup.redactor().words(command));
    } catch (IOException e) {
      trouble.accept(
          "`"
              + layout.command()
              + "` cannot be written ("
              + e.getMessage()
              + "): should sentry die, `sentry run` needs the command again");
    }
  }

  /** Carries out one command in a project that nobody supervises. */
  public State carry(
      Command command, FollowerMaker followers, Witness witness, Consumer<String> trouble)
      throws IOException, InterruptedException {
    try (var work = work(found.run().seed(), followers, witness, trouble)) {
      return work.supervisor.carry(began(new Event.Mandate.Carry(command)), command.id());
    }
  }

  /** Delays are random between projects and runs, and known before a run begins. */
  public static long seed(Layout layout, int run) {
    return layout.root().toString().hashCode() * 1_000_003L + run;
  }

  /** Makes whatever follows the job's output, once it is known where events go. */
  public interface FollowerMaker {
    Follower make(Consumer<Event> events);
  }

  private Work work(long seed, FollowerMaker followers, Witness witness, Consumer<String> trouble) {
    Follower follower = followers.make(mailbox::post);
    var hands = new LocalHands(setup.host(), setup.job(), follower, inbox, mailbox::post, trouble);
    var core = new Core(setup.charter().apply(seed), new Secrecy(setup.redactor()));
    var engine = new Engine(core, journal, found, hands, witness, books);
    return new Work(new Supervisor(engine, mailbox, clock), hands, follower);
  }

  private record Work(Supervisor supervisor, LocalHands hands, Follower follower)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      hands.close();
      follower.close();
    }
  }

  private Event.Began began(Event.Mandate mandate) throws IOException {
    return new Event.Began(
        ProcessHandle.current().pid(), version, mandate, newest(), alive().isPresent());
  }

  private int newest() throws IOException {
    OptionalInt onDisk =
        disk.list(layout.run()).stream()
            .filter(name -> name.matches("[1-9][0-9]{0,8}"))
            .mapToInt(Integer::parseInt)
            .max();
    return Math.max(found.incarnations(), onDisk.orElse(0));
  }

  private void readInbox() {
    try {
      inbox.waiting().forEach(command -> mailbox.post(new Event.Ordered(command)));
    } catch (IOException _) {
      // The files are still there, and the watch looks again before long.
    }
  }

  /** Whether the run that was found is over or never began. */
  public boolean idle() {
    return found.phase() instanceof Phase.Idle || found.phase() instanceof Phase.Over;
  }

  @Override
  public void close() throws IOException {
    books.close();
    journal.close();
  }
}
