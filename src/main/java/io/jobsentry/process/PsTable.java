package io.jobsentry.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process table where there is no {@code /proc}, asked of {@code ps}. Start times are whole
 * seconds here, so a pid that comes back within its second would not be told apart.
 */
final class PsTable implements ProcessTable {
  private static final Pattern ROW =
      Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(\\S+ .*\\d{4})\\s*");
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

  @Override
  public String bootId() {
    return run("sysctl", "-n", "kern.bootsessionuuid").strip();
  }

  @Override
  public List<ProcessRow> rows() {
    return parse(run("ps", "-axo", "pid=,ppid=,pgid=,stat=,lstart="));
  }

  @Override
  public Optional<ProcessRow> find(long pid) {
    return parse(run("ps", "-o", "pid=,ppid=,pgid=,stat=,lstart=", "-p", Long.toString(pid)))
        .stream()
        .findFirst();
  }

  /** The session is unknown to this {@code ps}; the group stands in for it. */
  List<ProcessRow> parse(String table) {
    var rows = new ArrayList<ProcessRow>();
    for (String line : table.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        long group = Long.parseLong(row.group(3));
        rows.add(
            new ProcessRow(
                Long.parseLong(row.group(1)),
                Long.parseLong(row.group(2)),
                group,
                group,
                startTicks(row.group(5)),
                row.group(4).charAt(0)));
      }
    }
    return rows;
  }

  @Override
  public Optional<List<Long>> children(long pid) {
    return Optional.empty();
  }

  @Override
  public String command(long pid) {
    return run("ps", "-o", "command=", "-p", Long.toString(pid)).strip();
  }

  @Override
  public boolean hasInEnvironment(long pid, String text) {
    return run("ps", "eww", "-o", "command=", "-p", Long.toString(pid)).contains(text);
  }

  /** It shows the environment of the user's own processes, and does not say when it does not. */
  @Override
  public boolean hidesEnvironment(long pid) {
    return true;
  }

  @Override
  public boolean holdsOpen(long pid, List<Path> files) {
    return false;
  }

  @Override
  public long startTicks(String written) {
    String plain = written.strip().replaceAll("\\s+", " ");
    return LocalDateTime.parse(plain, START).atZone(ZoneId.systemDefault()).toEpochSecond();
  }

  private static String run(String... command) {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new String(
          process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("`" + command[0] + "` could not be asked", e);
    }
  }
}
