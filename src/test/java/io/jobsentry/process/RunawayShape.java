package io.jobsentry.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a job loses its children; each leaves one {@code sleep} that is told by its argument. */
public enum RunawayShape {
  DEAF_WORKER(
      """
      (trap '' TERM; exec sleep TOKEN) &
      trap 'exit 0' TERM; while :; do sleep 0.01; done\
      """),
  SETSID("setsid sleep TOKEN & wait"),
  DOUBLE_FORK("setsid sh -c 'cd /; sleep TOKEN & exit 0'; exec sleep 3600"),
  NOHUP_DISOWN("bash -c 'nohup sleep TOKEN >/dev/null 2>&1 & disown'; exec sleep 3600"),
  ORPHAN("sh -c 'sleep TOKEN & exit 0'; exit 0"),
  BARE_ENVIRONMENT("env -i setsid sh -c 'exec sleep TOKEN' & exec sleep 3600"),
  FORKS_AWAY(
      """
      go() { [ "$1" -gt 60 ] || (setsid sh -c : & sleep 0.002; go $(($1 + 1))); }
      (trap '' TERM; go 1; exec sleep TOKEN) &
      trap '' TERM; while :; do setsid sleep TOKEN & sleep 0.005; done\
      """);

  private final String script;

  RunawayShape(String script) {
    this.script = script;
  }

  public String script(String token) {
    return script.replace("TOKEN", token);
  }

  /** The sleepers with this token. Asks the machine itself and not the census. */
  public static List<String> asleep(String token) {
    var found = new ArrayList<String>();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.filter(it -> it.getFileName().toString().matches("\\d+")).toList()) {
        try {
          String command = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
          if (command.startsWith("sleep " + token)
              && !Files.readString(process.resolve("stat")).contains(") Z ")) {
            found.add(process + ": " + command);
          }
        } catch (IOException _) {
          // It ended meanwhile.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
