package io.jobsentry.process;

import io.jobsentry.model.JobIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who lives on this machine. */
interface ProcessTable {

  String bootId();

  List<ProcessRow> rows();

  Optional<ProcessRow> find(long pid);

  /** The processes that a process has for children now; none at all where this is not told. */
  Optional<List<Long>> children(long pid);

  /** The command as it was started, for people; empty when it cannot be read. */
  String command(long pid);

  /** Whether a process was started with a text in its environment; no, where that is hidden. */
  boolean hasInEnvironment(long pid, String text);

  /** Whether a process does not let us see its environment. */
  boolean hidesEnvironment(long pid);

  /** Whether a process holds one of the files open; no, where that is hidden. */
  boolean holdsOpen(long pid, List<Path> files);

  /** A start time as the stub wrote it. */
  long startTicks(String written);

  static ProcessTable ofThisMachine() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        ? new ProcTable()
        : new PsTable();
  }

  /** The process that was meant, if it lives. */
  default Optional<ProcessRow> alive(JobIdentity identity) {
    if (!identity.bootId().equals(bootId())) {
      return Optional.empty();
    }
    return find(identity.pid())
        .filter(row -> row.startTicks() == identity.startTicks() && row.alive());
  }
}
