package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.process.IncarnationFiles.Named;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows a process that somebody else started. How it ends stays unknown, since only its parent is
 * told; and it is left alone unless signalling was allowed.
 */
public final class AttachedHost implements WatchedHost {
  private final Layout layout;
  private final Clock clock;
  private final Quarry quarry;
  private final boolean mayKill;
  private final ProcessTable table = ProcessTable.ofThisMachine();
  private final Signaller signaller = new Signaller(table);
  private final KillLedger kills = KillLedger.ofThisMachine();

  public AttachedHost(Layout layout, Clock clock, Quarry quarry, boolean mayKill) {
    this.layout = layout;
    this.clock = clock;
    this.quarry = quarry;
    this.mayKill = mayKill;
  }

  /** Finds the process and writes its identity down; the job and the overlay play no part. */
  @Override
  public Launch launch(Incarnation incarnation, JobSpec job, Map<String, String> overlay)
      throws IOException {
    IncarnationFiles files = files(incarnation);
    if (files.named().isEmpty()) {
      switch (Search.find(quarry, table)) {
        case Search.Found.None(String problem) -> {
          return new Launch.Unready(List.of(problem));
        }
        case Search.Found.One(ProcessRow row) ->
            files.name(new JobIdentity(row.pid(), row.startTicks(), table.bootId()));
      }
    }
    return switch (look(incarnation)) {
      case Sighting.Alive(var identity, var since) -> new Launch.Started(identity, since);
      case Sighting.Gone(var exit, var at, var identity) ->
          new Launch.Finished(identity.orElseThrow(), at, exit);
      case Sighting.Unborn _, Sighting.Starting _ ->
          throw new IOException("what was attached to as run " + incarnation + " has no name");
    };
  }

  @Override
  public Sighting look(Incarnation incarnation) {
    Optional<Named> named = named(incarnation);
    if (named.isEmpty()) {
      return new Sighting.Unborn();
    }
    JobIdentity job = named.get().job();
    if (table.alive(job).isPresent()) {
      return new Sighting.Alive(job, named.get().at());
    }
    return new Sighting.Gone(
        new JobExit.Lost(whyLost(job, table)), clock.now().wall(), Optional.of(job));
  }

  static String whyLost(JobIdentity job, ProcessTable table) {
    return job.bootId().equals(table.bootId())
        ? "only its parent is told how an attached process ends"
        : "the machine went down";
  }

  /** The process and its descendants, as long as it lives itself. */
  @Override
  public List<Member> census(Incarnation incarnation) {
    Optional<ProcessRow> job = named(incarnation).flatMap(named -> table.alive(named.job()));
    if (job.isEmpty()) {
      return List.of();
    }
    var members = new ArrayList<Member>();
    var pids = new HashSet<Long>();
    members.add(member(job.get(), "the attached process"));
    pids.add(job.get().pid());
    List<ProcessRow> rows = table.rows();
    long self = ProcessHandle.current().pid();
    int before;
    do {
      before = members.size();
      for (ProcessRow row : rows) {
        if (row.alive()
            && row.pid() != self
            && pids.contains(row.parent())
            && pids.add(row.pid())) {
          members.add(member(row, "a child of " + row.parent()));
        }
      }
    } while (members.size() > before);
    return List.copyOf(members);
  }

  private Member member(ProcessRow row, String evidence) {
    return new Member(row.pid(), row.startTicks(), table.command(row.pid()), evidence);
  }

  @Override
  public int signal(Incarnation incarnation, PosixSignal signal, StopPlan.Target target) {
    if (!mayKill) {
      return 0;
    }
    List<Member> members = census(incarnation);
    return switch (target) {
      case LEADER -> signaller.send(members.stream().limit(1).toList(), signal);
      case TREE ->
          signal == PosixSignal.KILL
              ? signaller.kill(() -> census(incarnation))
              : signaller.send(members, signal);
    };
  }

  @Override
  public Watch watch(Incarnation incarnation, Consumer<Sighting.Gone> onGone) {
    named(incarnation)
        .ifPresent(
            it -> kills.open(files(incarnation).folder(), it.job().bootId(), it.job().pid()));
    return ExitWatch.looking(() -> look(incarnation), onGone);
  }

  @Override
  public Autopsy examine(Incarnation incarnation, Sighting.Gone gone) {
    return gone.identity()
        .map(job -> kills.examine(files(incarnation).folder(), job, gone.exit()))
        .orElse(Autopsy.plain(gone.exit()));
  }

  @Override
  public String means() {
    return mayKill ? "the attached process and its children" : "nothing: it may not be signalled";
  }

  private Optional<Named> named(Incarnation incarnation) {
    try {
      return files(incarnation).named();
    } catch (IOException e) {
      throw new UncheckedIOException("run " + incarnation + " cannot be looked at", e);
    }
  }

  private IncarnationFiles files(Incarnation incarnation) {
    return new IncarnationFiles(layout, incarnation, table);
  }
}
