package io.jobsentry.process;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for the process to attach to. Never answers with sentry itself, nor with the dead. */
final class Search {
  /** What came of the search. */
  sealed interface Found {
    record One(ProcessRow row) implements Found {}

    record None(String problem) implements Found {}
  }

  /** Pid files are written a little after the process began, never before. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static Found none(String problem) {
    return new Found.None(problem);
  }

  private Search() {}

  static Found find(Quarry quarry, ProcessTable table) {
    return switch (quarry) {
      case Quarry.Pid(long pid) -> byPid(pid, table);
      case Quarry.PidFile(Path file) -> byFile(file, table);
      case Quarry.Command(Pattern pattern) -> byCommand(pattern, table);
    };
  }

  private static Found byPid(long pid, ProcessTable table) {
    if (pid == ProcessHandle.current().pid()) {
      return none("pid " + pid + " is sentry itself");
    }
    Optional<ProcessRow> row = table.find(pid);
    if (row.isEmpty()) {
      return none("no process has pid " + pid);
    }
    return row.get().alive()
        ? new Found.One(row.get())
        : none("pid " + pid + " is dead already: its parent has not asked how it ended (a zombie)");
  }

  private static Found byFile(Path file, ProcessTable table) {
    try {
      String text = Files.readString(file).strip();
      if (!text.matches("[0-9]{1,10}")) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return none("`" + file + "` holds `" + shown + "`, which is not a pid");
      }
      long pid = Long.parseLong(text);
      Instant written = Files.getLastModifiedTime(file).toInstant();
      Optional<Instant> began = ProcessHandle.of(pid).flatMap(it -> it.info().startInstant());
      if (began.isPresent() && began.get().isAfter(written.plus(SLACK))) {
        return none(
            "pid "
                + pid
                + " began at "
                + began.get()
                + ", after `"
                + file
                + "` was written: it is another process that got the same pid");
      }
      return byPid(pid, table);
    } catch (NoSuchFileException _) {
      return none("the pid file `" + file + "` does not exist");
    } catch (IOException e) {
      return none("the pid file `" + file + "` cannot be read: " + e.getMessage());
    }
  }

  private static Found byCommand(Pattern pattern, ProcessTable table) {
    List<ProcessRow> rows = table.rows();
    Set<Long> callers = callers(rows);
    var found = new ArrayList<ProcessRow>();
    var shown = new ArrayList<String>();
    for (ProcessRow row : rows) {
      if (row.alive() && !callers.contains(row.pid())) {
        String command = table.command(row.pid());
        if (pattern.matcher(command).find()) {
          found.add(row);
          shown.add(row.pid() + " (" + shortened(command) + ")");
        }
      }
    }
    return switch (found.size()) {
      case 0 -> none("no process has a command that matches `" + pattern + "`");
      case 1 -> new Found.One(found.getFirst());
      default ->
          none(
              found.size()
                  + " processes match `"
                  + pattern
                  + "`, and one is wanted: "
                  + String.join(", ", shown.subList(0, Math.min(10, shown.size())))
                  + (shown.size() > 10 ? ", …" : ""));
    };
  }

  private static String shortened(String command) {
    return command.length() > 60 ? command.substring(0, 60) + "…" : command;
  }

  /** Sentry and those that called it: their command lines hold the pattern as an argument. */
  private static Set<Long> callers(List<ProcessRow> rows) {
    var callers = new HashSet<Long>();
    long pid = ProcessHandle.current().pid();
    while (pid > 0 && callers.add(pid)) {
      long current = pid;
      pid =
          rows.stream()
              .filter(row -> row.pid() == current)
              .mapToLong(ProcessRow::parent)
              .findFirst()
              .orElse(0);
    }
    return callers;
  }
}
