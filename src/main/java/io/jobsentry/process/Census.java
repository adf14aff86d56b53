package io.jobsentry.process;

import io.jobsentry.model.JobIdentity;
import io.jobsentry.process.JobHost.Member;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what belongs to one incarnation. A process belongs to it when it is the job itself, lives
 * in a session of the job, carries the job's marker, is a child of one that belongs, or holds the
 * job's lock or segment open.
 */
final class Census {
  private final ProcessTable table;
  private final long self = ProcessHandle.current().pid();

  Census(ProcessTable table) {
    this.table = table;
  }

  /**
   * What is known of the incarnation.
   *
   * @param stubEnd the start time that a process born at the stub's end would have, when it ended
   */
  record Known(JobIdentity job, JobIdentity stub, long stubEnd, String marker, List<Path> files) {}

  /**
   * Everything alive, the job's own process first. Open files, which are dear to look at, are
   * looked at only when nothing else is left.
   */
  List<Member> take(Known known) {
    return take(known, false);
  }

  /** As {@link #take}, with open files looked at in any case. */
  List<Member> takeToTheLast(Known known) {
    return take(known, true);
  }

  /**
   * The job's own process and its descendants, found without a look at every process of the
   * machine; nothing where the platform does not tell of children, or the job has left its session.
   */
  Optional<List<Member>> family(JobIdentity leader, JobIdentity stub) {
    Optional<ProcessRow> job = table.alive(leader).filter(row -> row.session() == stub.pid());
    if (job.isEmpty()) {
      return Optional.empty();
    }
    var family = new LinkedHashMap<Long, Member>();
    var waiting = new ArrayDeque<ProcessRow>(List.of(job.get()));
    while (!waiting.isEmpty()) {
      ProcessRow row = waiting.remove();
      family.put(row.pid(), new Member(row.pid(), row.startTicks(), "", "the job's family"));
      Optional<List<Long>> children = table.children(row.pid());
      if (children.isEmpty()) {
        return Optional.empty();
      }
      for (long child : children.get()) {
        if (!family.containsKey(child)) {
          // Its pid may be another's by now; the parent tells.
          table
              .find(child)
              .filter(it -> it.alive() && it.parent() == row.pid())
              .ifPresent(waiting::add);
        }
      }
    }
    return Optional.of(List.copyOf(family.values()));
  }

  private List<Member> take(Known known, boolean toTheLast) {
    if (!known.stub().bootId().equals(table.bootId())) {
      return List.of();
    }
    List<ProcessRow> young = young(known);
    var members = new HashMap<Long, Member>();
    Set<Long> ours = helpers(young, known);
    Set<Long> sessions = sessions(young, known);
    for (ProcessRow row : young) {
      if (ours.contains(row.pid())) {
        continue;
      }
      evidence(row, known, sessions).ifPresent(why -> add(members, row, why));
    }
    addKin(members, young, ours);
    if (members.isEmpty() || toTheLast) {
      // Whoever threw everything else away may still hold a file.
      for (ProcessRow row : young) {
        if (!ours.contains(row.pid())
            && !members.containsKey(row.pid())
            && table.holdsOpen(row.pid(), known.files())) {
          add(members, row, "holds the job's files");
        }
      }
      addKin(members, young, ours);
    }
    var all = new ArrayList<>(members.values());
    all.sort(
        (a, b) ->
            a.pid() == known.job().pid()
                ? -1
                : b.pid() == known.job().pid() ? 1 : Long.compare(a.pid(), b.pid()));
    return List.copyOf(all);
  }

  /** What was born with the stub or after it, and lives. */
  private List<ProcessRow> young(Known known) {
    var young = new ArrayList<ProcessRow>();
    for (ProcessRow row : table.rows()) {
      if (row.alive() && row.startTicks() >= known.stub().startTicks() && row.pid() != self) {
        young.add(row);
      }
    }
    return young;
  }

  /** The stub, what it started for itself, and what gives it its terminal. */
  private Set<Long> helpers(List<ProcessRow> rows, Known known) {
    var helpers = new HashSet<Long>();
    for (ProcessRow row : rows) {
      if (is(row, known.stub())) {
        helpers.add(row.pid());
        helpers.add(row.parent());
      }
    }
    if (helpers.isEmpty()) {
      return helpers;
    }
    for (ProcessRow row : rows) {
      if (row.parent() == known.stub().pid() && !isJob(row, known)) {
        helpers.add(row.pid());
      }
    }
    return helpers;
  }

  /**
   * The sessions that are the job's. A session's number is its first process's pid and stays taken
   * while anybody is in it, so the number proves something only if somebody in it is provably old.
   */
  private Set<Long> sessions(List<ProcessRow> rows, Known known) {
    var sessions = new HashSet<Long>();
    for (ProcessRow row : rows) {
      if (is(row, known.stub()) || isJob(row, known)) {
        sessions.add(row.session());
      } else if (row.session() == known.stub().pid() && row.startTicks() < known.stubEnd()) {
        sessions.add(row.session());
      }
    }
    return sessions;
  }

  private Optional<String> evidence(ProcessRow row, Known known, Set<Long> sessions) {
    if (isJob(row, known)) {
      return Optional.of("the job itself");
    }
    if (sessions.contains(row.session())) {
      return Optional.of("the job's session");
    }
    return table.hasInEnvironment(row.pid(), known.marker())
        ? Optional.of("the job's marker")
        : Optional.empty();
  }

  /**
   * Whoever is the child of a member, or in its session: the stub began a new session, so that a
   * session which has one member in it was begun by a member.
   */
  private void addKin(Map<Long, Member> members, List<ProcessRow> rows, Set<Long> ours) {
    var sessions = new HashSet<Long>();
    int before;
    do {
      before = members.size();
      for (ProcessRow row : rows) {
        if (members.containsKey(row.pid())) {
          sessions.add(row.session());
        }
      }
      table.find(self).ifPresent(row -> sessions.remove(row.session()));
      for (ProcessRow row : rows) {
        if (members.containsKey(row.pid()) || ours.contains(row.pid())) {
          continue;
        }
        if (members.containsKey(row.parent())) {
          add(members, row, "a child of " + row.parent());
        } else if (sessions.contains(row.session())) {
          add(members, row, "in the session " + row.session());
        }
      }
    } while (members.size() > before);
  }

  private void add(Map<Long, Member> members, ProcessRow row, String evidence) {
    members.put(
        row.pid(), new Member(row.pid(), row.startTicks(), table.command(row.pid()), evidence));
  }

  /** The job's own process, if it lives. */
  Optional<ProcessRow> job(Known known) {
    return table.alive(known.job()).filter(row -> isJob(row, known));
  }

  /**
   * Whether it is the job's own process. Start times are told in hundredths of a second, in which a
   * pid can come back, so something else must speak for it as well.
   */
  private boolean isJob(ProcessRow row, Known known) {
    return is(row, known.job())
        && (row.session() == known.stub().pid()
            || table.hasInEnvironment(row.pid(), known.marker())
            || table.holdsOpen(row.pid(), known.files())
            || table.hidesEnvironment(row.pid()));
  }

  private static boolean is(ProcessRow row, JobIdentity identity) {
    return row.pid() == identity.pid() && row.startTicks() == identity.startTicks();
  }
}
