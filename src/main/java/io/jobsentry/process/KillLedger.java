package io.jobsentry.process;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.posix.Posix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tells whether the kernel killed something of a run for want of memory. It writes down what the
 * kernel's counts are when the run begins, so that a later sentry can compare them as well; at the
 * end the difference speaks, and the kernel's log, where it may be read. What cannot be known is
 * not claimed.
 */
final class KillLedger {
  /** Reports of this kind are long, and theirs is the last line that counts. */
  private static final int LOG_BYTES = 256 * 1024;

  /** The log's end is enough to know how late it is there. */
  private static final int LOG_END_BYTES = 4 * 1024;

  /** The first pid namespace of a machine, whose pids are those in the kernel's log. */
  private static final String OUTERMOST = "pid:[4026531836]";

  private final Path proc;
  private final Log log;

  /** The kernel's log. */
  interface Log {
    /** Its end; nothing where it may not be read, or means other pids than ours. */
    Optional<String> end(int most);
  }

  /**
   * @param proc where the machine tells of its processes
   */
  KillLedger(Path proc, Log log) {
    this.proc = proc;
    this.log = log;
  }

  static KillLedger ofThisMachine() {
    return new KillLedger(
        Path.of("/proc"), most -> outermost() ? Posix.kernelLog(most) : Optional.empty());
  }

  private static boolean outermost() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().equals(OUTERMOST);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  /** A cgroup and how many kills it had counted. */
  private record Count(MemoryGroup group, long kills) {}

  /** What was written down. */
  private record Opened(String bootId, OptionalDouble logTime, List<Count> counts) {}

  /** Notes how things stand before a run begins, in the cgroup that it is going to begin in. */
  void open(Path folder, String bootId, long starter) {
    Path file = file(folder);
    if (Files.exists(file)) {
      return;
    }
    String time =
        log.end(LOG_END_BYTES).map(end -> Double.toString(OomKill.newest(end))).orElse("-");
    write(
        file,
        "boot "
            + bootId
            + "\nlog "
            + time
            + "\n"
            + MemoryGroup.of(starter, proc).map(KillLedger::line).orElse(""));
  }

  /** Notes the cgroup that the run is in now, if it is another. */
  void add(Path folder, long pid) {
    Path file = file(folder);
    Optional<MemoryGroup> group = MemoryGroup.of(pid, proc);
    if (group.isPresent()
        && read(file)
            .filter(
                opened -> opened.counts().stream().noneMatch(it -> it.group().equals(group.get())))
            .isPresent()) {
      write(file, line(group.get()));
    }
  }

  private static String line(MemoryGroup group) {
    return "group "
        + group.kills().orElse(0)
        + " "
        + (group.unified() ? "2" : "1")
        + "\n"
        + group.name()
        + "\n"
        + group.folder()
        + "\n"
        + group.top()
        + "\n";
  }

  /** What the kernel adds to how a run ended. */
  Autopsy examine(Path folder, JobIdentity job, JobExit exit) {
    if (exit.success()) {
      return Autopsy.plain(exit);
    }
    return read(file(folder))
        .filter(opened -> opened.bootId().equals(job.bootId()))
        .map(opened -> examine(opened, job, exit))
        .orElse(Autopsy.plain(exit));
  }

  private Autopsy examine(Opened opened, JobIdentity job, JobExit exit) {
    List<OomKill> logged =
        opened.logTime().isPresent()
            ? log.end(LOG_BYTES)
                .map(end -> OomKill.in(end, opened.logTime().getAsDouble()))
                .orElse(List.of())
            : List.of();
    Optional<OomKill> itself = logged.stream().filter(kill -> kill.pid() == job.pid()).findFirst();
    if (itself.isPresent()) {
      return of(exit, itself.get(), opened);
    }
    for (Count before : opened.counts()) {
      long since = before.group().kills().orElse(0) - before.kills();
      if (since > 0) {
        List<OomKill> there =
            logged.stream()
                .filter(kill -> kill.group().equals(Optional.of(before.group().name())))
                .toList();
        return of(exit, before.group(), since, there);
      }
    }
    return Autopsy.plain(exit);
  }

  /** The log names the job itself. */
  private static Autopsy of(JobExit exit, OomKill kill, Opened opened) {
    String shortage =
        kill.full()
            .map(
                name ->
                    opened.counts().stream()
                        .map(Count::group)
                        .filter(group -> group.name().equals(name))
                        .findFirst()
                        .map(MemoryGroup::words)
                        .orElse(name.isEmpty() ? "its cgroup" : "cgroup " + name))
            .orElse("the whole machine");
    return of(exit, shortage, "the kernel killed the job for want of memory");
  }

  /** The count of a cgroup went up. */
  private static Autopsy of(JobExit exit, MemoryGroup group, long kills, List<OomKill> logged) {
    // Where the log names everybody that was killed there, and the job is not among them, the
    // signal came from elsewhere.
    if (killed(exit) && logged.size() < kills) {
      return of(exit, group.words(), "the kernel killed the job for want of memory");
    }
    String who =
        logged.isEmpty()
            ? kills == 1 ? "a process" : kills + " processes"
            : logged.getFirst().command()
                + " (pid "
                + logged.getFirst().pid()
                + ")"
                + (kills > 1 ? " and " + (kills - 1) + " more" : "");
    return new Autopsy(
        exit,
        Optional.of("the kernel killed " + who + " for want of memory (" + group.words() + ")"));
  }

  private static Autopsy of(JobExit exit, String shortage, String sentence) {
    JobExit known =
        switch (exit) {
          case JobExit.Killed(int signal, boolean core, var _)
              when signal == PosixSignal.KILL.number() ->
              new JobExit.Killed(signal, core, Optional.of(shortage));
          case JobExit.Killed _, JobExit.Code _, JobExit.Lost _ -> exit;
        };
    return new Autopsy(known, Optional.of(sentence + " (" + shortage + ")"));
  }

  private static boolean killed(JobExit exit) {
    return exit instanceof JobExit.Killed(int signal, var _, var _)
        && signal == PosixSignal.KILL.number();
  }

  private static Path file(Path folder) {
    return folder.resolve("memory");
  }

  private static Optional<Opened> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 2
          || !lines.get(0).startsWith("boot ")
          || !lines.get(1).startsWith("log ")) {
        return Optional.empty();
      }
      var counts = new ArrayList<Count>();
      for (int i = 2; i + 3 < lines.size(); i += 4) {
        String[] words = lines.get(i).split(" ");
        counts.add(
            new Count(
                new MemoryGroup(
                    lines.get(i + 1),
                    Path.of(lines.get(i + 2)),
                    Path.of(lines.get(i + 3)),
                    words[2].equals("2")),
                Long.parseLong(words[1])));
      }
      String time = lines.get(1).substring("log ".length());
      return Optional.of(
          new Opened(
              lines.get(0).substring("boot ".length()),
              time.equals("-")
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Double.parseDouble(time)),
              counts));
    } catch (IOException | RuntimeException _) {
      // Torn by a crash or a full disk: then nothing is known.
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) {
    try {
      IncarnationFiles.make(file);
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException _) {
      // On a full disk nothing is known, and nothing is claimed.
    }
  }
}
