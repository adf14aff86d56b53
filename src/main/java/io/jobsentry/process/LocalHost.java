package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.posix.Posix;
import io.jobsentry.process.IncarnationFiles.Ending;
import io.jobsentry.process.IncarnationFiles.Named;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs the job on this machine, behind its stub. */
public final class LocalHost implements WatchedHost {
  /** The kernel tells times in hundredths, whatever it uses inside. */
  private static final int TICKS_PER_SECOND = 100;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final int DRAIN_GLANCES = 200;
  private static final long DRAIN_NANOS = 1_000_000;

  private final Layout layout;
  private final ProcessTable table;
  private final Census census;
  private final Signaller signaller;
  private final Launcher launcher;
  private final Tools tools = Tools.ofThisMachine();
  private final KillLedger kills = KillLedger.ofThisMachine();
  private final Duration betweenLooks;

  /** A host that watches as often as is usual. */
  public LocalHost(Layout layout, Clock clock, long runwayBytes) {
    this(layout, clock, runwayBytes, BETWEEN_LOOKS);
  }

  /**
   * @param runwayBytes what is set aside on disk for the output of each incarnation, so that a disk
   *     that fills up does not stop the job at once; 0 for nothing
   * @param betweenLooks how often a watch makes sure that a job lives of whose end nobody told
   */
  public LocalHost(Layout layout, Clock clock, long runwayBytes, Duration betweenLooks) {
    this.layout = layout;
    this.betweenLooks = betweenLooks;
    table = ProcessTable.ofThisMachine();
    census = new Census(table);
    signaller = new Signaller(table);
    launcher = new Launcher(layout, new Stub(layout, tools, runwayBytes), clock);
  }

  @Override
  public Launch launch(Incarnation incarnation, JobSpec job, Map<String, String> overlay)
      throws IOException {
    IncarnationFiles files = files(incarnation);
    Optional<Launch> known = known(incarnation);
    if (known.isPresent()) {
      return known.get();
    }
    if (look(incarnation) instanceof Sighting.Unborn) {
      var start = new JobStart(job, overlay, files.prepare(incarnation), tools);
      List<String> problems = Preflight.problems(job, start.env());
      if (!problems.isEmpty()) {
        return new Launch.Unready(problems);
      }
      kills.open(files.folder(), table.bootId(), ProcessHandle.current().pid());
      if (!launcher.start(files, start)) {
        return new Launch.Occupied(occupant(incarnation));
      }
    }
    launcher.await(() -> look(incarnation) instanceof Sighting.Starting);
    return known(incarnation)
        .orElseThrow(() -> new IOException("the stub of run " + incarnation + " did not begin"));
  }

  /** What a start of this job would come to. */
  public static Prospect prospect(JobSpec job) {
    Tools tools = Tools.ofThisMachine();
    var start = new JobStart(job, Map.of(), "…", tools);
    return new Prospect(
        Preflight.problems(job, start.env()), start.command(tools), start.changes());
  }

  /** How an incarnation that has begun would have answered its launch. */
  private Optional<Launch> known(Incarnation incarnation) throws IOException {
    return switch (look(incarnation)) {
      case Sighting.Unborn _, Sighting.Starting _ -> Optional.empty();
      case Sighting.Alive(var identity, var since) ->
          Optional.of(new Launch.Started(identity, since));
      case Sighting.Gone(var exit, var at, var identity) ->
          Optional.of(
              new Launch.Finished(
                  identity.orElseThrow(
                      () -> new IOException("run " + incarnation + " " + exit.words())),
                  at,
                  exit));
    };
  }

  /** Who holds the job's lock, in words. */
  private String occupant(Incarnation but) {
    for (Incarnation other : incarnations()) {
      if (!other.equals(but) && look(other) instanceof Sighting.Alive(var identity, var since)) {
        return "run " + other + " with pid " + identity.pid() + ", up since " + since;
      }
    }
    for (Incarnation other : incarnations()) {
      List<Member> left = other.equals(but) ? List.of() : census(other);
      if (!left.isEmpty()) {
        return "what run " + other + " left behind: pid " + left.getFirst().pid();
      }
    }
    return "a process that holds `" + layout.jobLock() + "`";
  }

  @Override
  public void tidy() throws IOException {
    new OldFolders(layout, this).remove(incarnations());
  }

  private List<Incarnation> incarnations() {
    String[] names = layout.run().toFile().list((_, name) -> name.matches("[1-9][0-9]{0,8}"));
    return names == null
        ? List.of()
        : java.util.Arrays.stream(names)
            .map(name -> new Incarnation(Integer.parseInt(name)))
            .sorted(java.util.Comparator.reverseOrder())
            .toList();
  }

  @Override
  public Sighting look(Incarnation incarnation) {
    IncarnationFiles files = files(incarnation);
    try {
      // In this order: the name is always written before the ending.
      Optional<Ending> ending = files.ending();
      Optional<Named> named = files.named();
      Optional<Sighting> written = written(files, ending, named);
      if (written.isPresent() && !named.map(this::draining).orElse(false)) {
        return written.get();
      }
      return named.isPresent() ? named(files, named.get()) : unnamed(files);
    } catch (IOException e) {
      throw new UncheckedIOException("run " + incarnation + " cannot be looked at", e);
    }
  }

  /** What the stub wrote last. */
  private static Optional<Sighting> written(
      IncarnationFiles files, Optional<Ending> ending, Optional<Named> named) throws IOException {
    return switch (ending.orElse(null)) {
      case Ending.Final(var exit, var at, var _) ->
          Optional.of(new Sighting.Gone(exit, at, named.map(Named::job)));
      case Ending.Unstarted(var at) ->
          Optional.of(
              new Sighting.Gone(
                  new JobExit.Lost("it was never started: " + files.stubSaid()),
                  at,
                  Optional.empty()));
      case Ending.Pending _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  /**
   * Whether output of a job that has ended is still on its way through its terminal. It takes a
   * moment only, so the moment is waited for.
   */
  private boolean draining(Named named) {
    if (named.terminal() == 0 || !named.stub().bootId().equals(table.bootId())) {
      return false;
    }
    for (int glance = 0; glance < DRAIN_GLANCES; glance++) {
      boolean there =
          table
              .find(named.terminal())
              .filter(row -> row.alive() && row.startTicks() <= named.stub().startTicks())
              .isPresent();
      if (!there) {
        return false;
      }
      LockSupport.parkNanos(DRAIN_NANOS);
    }
    return true;
  }

  private Sighting named(IncarnationFiles files, Named named) throws IOException {
    if (named.attached()) {
      return table.alive(named.job()).isPresent()
          ? new Sighting.Alive(named.job(), named.at())
          : gone(AttachedHost.whyLost(named.job(), table), files, named);
    }
    if (known(files).flatMap(census::job).isPresent()) {
      return new Sighting.Alive(named.job(), named.at());
    }
    if (!named.job().bootId().equals(table.bootId())) {
      return gone("the machine went down", files, named);
    }
    if (table.alive(named.stub()).isPresent() || draining(named)) {
      // It is about to write how the job ended; whoever watches will be told.
      return new Sighting.Alive(named.job(), named.at());
    }
    // The stub may have written and ended between the two looks.
    return written(files, files.ending(), Optional.of(named))
        .orElse(gone("its stub was killed before it", files, named));
  }

  private Sighting unnamed(IncarnationFiles files) throws IOException {
    return switch (files.ending().orElse(null)) {
      case Ending.Pending(var stub) -> {
        if (table.alive(stub).isPresent()) {
          yield new Sighting.Starting();
        }
        // Without its stub the job may still be on its way to its name; it holds the lock then.
        boolean coming =
            stub.bootId().equals(table.bootId()) && Posix.exclusivelyLocked(layout.jobLock());
        Optional<Named> late = files.named();
        if (late.isPresent()) {
          yield named(files, late.get());
        }
        yield coming
            ? new Sighting.Starting()
            : new Sighting.Gone(
                new JobExit.Lost("its stub ended before the job began"),
                Files.getLastModifiedTime(files.exitFile()).toInstant(),
                Optional.empty());
      }
      case Ending.Final _, Ending.Unstarted _ -> new Sighting.Starting();
      case null -> new Sighting.Unborn();
    };
  }

  /** Nobody saw when it ended: its last output is the last sign of it. */
  private static Sighting gone(String why, IncarnationFiles files, Named named) throws IOException {
    var at = named.at();
    if (Files.exists(files.segment())) {
      var last = Files.getLastModifiedTime(files.segment()).toInstant();
      at = last.isAfter(at) ? last : at;
    }
    return new Sighting.Gone(new JobExit.Lost(why), at, Optional.of(named.job()));
  }

  @Override
  public List<Member> census(Incarnation incarnation) {
    return census(files(incarnation), census::take);
  }

  @Override
  public List<Member> family(Incarnation incarnation) {
    IncarnationFiles files = files(incarnation);
    return named(files)
        .flatMap(named -> census.family(named.job(), named.stub()))
        .orElseGet(() -> census(files, census::take));
  }

  private List<Member> census(
      IncarnationFiles files, Function<Census.Known, List<Member>> counting) {
    return known(files).map(counting).orElse(List.of());
  }

  private Optional<Census.Known> known(IncarnationFiles files) {
    return named(files).flatMap(named -> known(files, named));
  }

  private static Optional<Named> named(IncarnationFiles files) {
    try {
      return files.named();
    } catch (IOException e) {
      throw new UncheckedIOException("`" + files.folder() + "` cannot be read", e);
    }
  }

  private Optional<Census.Known> known(IncarnationFiles files, Named named) {
    try {
      Optional<String> marker = files.marker();
      if (marker.isEmpty()) {
        return Optional.empty();
      }
      long end =
          files.ending().orElse(null) instanceof Ending.Final(var _, var _, double up)
              ? (long) (up * TICKS_PER_SECOND)
              : 0;
      return Optional.of(
          new Census.Known(
              named.job(),
              named.stub(),
              end,
              marker.get(),
              List.of(real(layout.jobLock()), real(files.segment()))));
    } catch (IOException e) {
      throw new UncheckedIOException("`" + files.folder() + "` cannot be read", e);
    }
  }

  private static java.nio.file.Path real(java.nio.file.Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file;
  }

  @Override
  public int signal(Incarnation incarnation, PosixSignal signal, StopPlan.Target target) {
    IncarnationFiles files = files(incarnation);
    Optional<Named> named = named(files);
    if (named.filter(Named::attached).isPresent()) {
      return 0;
    }
    return switch (target) {
      case LEADER ->
          known(files)
              .flatMap(census::job)
              .map(row -> new Member(row.pid(), row.startTicks(), "", "the job itself"))
              .filter(job -> signaller.send(job, signal))
              .map(_ -> 1)
              .orElse(0);
      case TREE ->
          signal == PosixSignal.KILL
              ? signaller.kill(() -> census(incarnation))
              : named.map(it -> signalTree(files, it, signal)).orElse(0);
    };
  }

  /**
   * First whoever can be lost: who is known only as the child of somebody is unknown once that one
   * is dead. What else belongs to the job is dear to find, and as easy to find a moment later.
   */
  private int signalTree(IncarnationFiles files, Named named, PosixSignal signal) {
    List<Member> family =
        census.family(named.job(), named.stub()).orElseGet(() -> census(files, census::take));
    int reached = signaller.send(family, signal);
    var told = new HashSet<Long>();
    family.forEach(member -> told.add(member.pid()));
    List<Member> others =
        census(files, census::takeToTheLast).stream()
            .filter(it -> !told.contains(it.pid()))
            .toList();
    return reached + signaller.send(others, signal);
  }

  @Override
  public String means() {
    return "pidfd + marker walk";
  }

  @Override
  public Watch watch(Incarnation incarnation, Consumer<Sighting.Gone> onGone) {
    IncarnationFiles files = files(incarnation);
    noteGroup(files);
    var pulse = new StubPulse(files, table);
    var settled = new AtomicBoolean();
    return ExitWatch.on(
        files.exitFile(),
        betweenLooks,
        () -> {
          if (!settled.getAndSet(true)) {
            // Whatever wraps the job may have put it into a cgroup of its own by now.
            noteGroup(files);
          }
          return pulse.getAsBoolean();
        },
        () -> look(incarnation),
        onGone);
  }

  private void noteGroup(IncarnationFiles files) {
    named(files).ifPresent(it -> kills.add(files.folder(), it.job().pid()));
  }

  @Override
  public Autopsy examine(Incarnation incarnation, Sighting.Gone gone) {
    return gone.identity()
        .map(job -> kills.examine(files(incarnation).folder(), job, gone.exit()))
        .orElse(Autopsy.plain(gone.exit()));
  }

  private IncarnationFiles files(Incarnation incarnation) {
    return new IncarnationFiles(layout, incarnation, table);
  }
}
