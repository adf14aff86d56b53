package io.jobsentry.vital;

import io.jobsentry.process.JobHost;
import io.jobsentry.process.MemoryGroup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The gauges of this machine. What they read is small and costs no more than that. */
final class Gauges {
  private static final Path PROC = Path.of("/proc");

  private Gauges() {}

  static Gauge of(Resource resource, Patient patient) {
    return switch (resource) {
      case Resource.Memory() -> () -> memory(patient.family());
      case Resource.OpenFiles() -> () -> openFiles(patient.family());
      case Resource.DiskSpace(Path path) -> () -> disk(path.toFile());
    };
  }

  private static Reading disk(File path) throws IOException {
    long total = path.getTotalSpace();
    if (total == 0) {
      throw new IOException(
          path.exists() ? "`" + path + "` lies on no disk" : "`" + path + "` does not exist");
    }
    return new Reading(
        (double) (total - path.getUsableSpace()), OptionalDouble.of((double) total), "");
  }

  private static Reading memory(List<JobHost.Member> family) throws IOException {
    if (!Files.exists(PROC.resolve("self/status"))) {
      throw new IOException("this platform has no `/proc` that tells of memory");
    }
    double used = 0;
    int processes = 0;
    for (JobHost.Member member : family) {
      OptionalLong resident = kilobytes(PROC.resolve(member.pid() + "/status"), "VmRSS:");
      if (resident.isPresent()) {
        used += resident.getAsLong() * 1024.0;
        processes++;
      }
    }
    return new Reading(
        used, memoryLimit(family), processes == 1 ? "" : " in " + processes + " processes");
  }

  /** What the job may have: what its cgroup allows, or all that the machine has. */
  private static OptionalDouble memoryLimit(List<JobHost.Member> family) {
    OptionalLong machine = kilobytes(PROC.resolve("meminfo"), "MemTotal:");
    OptionalLong group =
        family.isEmpty()
            ? OptionalLong.empty()
            : MemoryGroup.of(family.getFirst().pid())
                .map(MemoryGroup::limit)
                .orElse(OptionalLong.empty());
    if (machine.isEmpty()) {
      return group.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) group.getAsLong());
    }
    return OptionalDouble.of(
        Math.min(machine.getAsLong() * 1024.0, (double) group.orElse(Long.MAX_VALUE)));
  }

  /** Of each process by itself, since each has its own limit. */
  private static Reading openFiles(List<JobHost.Member> family) throws IOException {
    if (!Files.exists(PROC.resolve("self/fd"))) {
      throw new IOException("this platform has no `/proc` that tells of open files");
    }
    var most = new Reading(0, OptionalDouble.empty(), "");
    for (JobHost.Member member : family) {
      Path process = PROC.resolve(Long.toString(member.pid()));
      String[] open = process.resolve("fd").toFile().list();
      if (open == null) {
        // It has just ended, or is not ours to look into.
        continue;
      }
      var reading =
          new Reading(open.length, fileLimit(process), " in pid " + member.pid() + named(process));
      if (share(reading) > share(most) || most.where().isEmpty()) {
        most = reading;
      }
    }
    return most;
  }

  private static double share(Reading reading) {
    return reading.used() / reading.full().orElse(Double.MAX_VALUE);
  }

  private static String named(Path process) {
    try {
      return " (" + Files.readString(process.resolve("comm")).strip() + ")";
    } catch (IOException _) {
      // It has just ended.
      return "";
    }
  }

  /** {@code Max open files 1024 524288 files}. */
  private static OptionalDouble fileLimit(Path process) {
    try {
      for (String line : Files.readAllLines(process.resolve("limits"))) {
        if (line.startsWith("Max open files")) {
          String soft = line.substring("Max open files".length()).strip().split(" +")[0];
          return soft.equals("unlimited")
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(soft));
        }
      }
    } catch (IOException _) {
      // It has just ended.
    }
    return OptionalDouble.empty();
  }

  private static OptionalLong kilobytes(Path file, String name) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(name)) {
          String[] words = line.substring(name.length()).strip().split(" ");
          return OptionalLong.of(Long.parseLong(words[0]));
        }
      }
    } catch (IOException _) {
      // It has just ended, or the platform tells of this in another way.
    }
    return OptionalLong.empty();
  }
}
