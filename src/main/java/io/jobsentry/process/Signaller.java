package io.jobsentry.process;

import io.jobsentry.model.PosixSignal;
import io.jobsentry.posix.PosixException;
import io.jobsentry.posix.ProcessFd;
import io.jobsentry.process.JobHost.Member;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/** Sends signals to members, and to nobody who has come by a member's pid. */
final class Signaller {
  /** A tree that forks faster than this many looks is left for the next step of the plan. */
  private static final int ROUNDS = 8;

  private final ProcessTable table;

  Signaller(ProcessTable table) {
    this.table = table;
  }

  /** Whether the member was there to get it. */
  boolean send(Member member, PosixSignal signal) {
    try (ProcessFd hold = ProcessFd.open(member.pid())) {
      // Looked at with the hold in hand: from here on the pid cannot change its owner unseen.
      boolean same =
          table
              .find(member.pid())
              .filter(row -> row.startTicks() == member.startTicks() && row.alive())
              .isPresent();
      if (same) {
        hold.send(signal.number());
      }
      return same;
    } catch (PosixException e) {
      if (e.noSuchProcess() || e.notPermitted()) {
        return false;
      }
      throw new IllegalStateException("pid " + member.pid() + " could not be sent " + signal, e);
    }
  }

  int send(Collection<Member> members, PosixSignal signal) {
    int reached = 0;
    for (Member member : members) {
      reached += send(member, signal) ? 1 : 0;
    }
    return reached;
  }

  /**
   * Kills a tree that may be forking: first everybody is stopped, look by look, until a look finds
   * nobody new; then everybody is killed at once.
   */
  int kill(Supplier<List<Member>> census) {
    var killed = new HashSet<Member>();
    var stopped = new HashSet<Member>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Member> found = census.get();
      if (found.size() > 1 && stopped.addAll(found)) {
        send(found, PosixSignal.STOP);
        continue;
      }
      if (found.isEmpty()) {
        break;
      }
      for (Member member : found) {
        if (send(member, PosixSignal.KILL)) {
          killed.add(member);
        }
      }
      stopped.clear();
    }
    return killed.size();
  }
}
