package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A project folder with a host, whose every run is ended when the test is. */
final class Yard implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final Layout layout;
  final LocalHost host;
  private final Set<Incarnation> started = new HashSet<>();

  Yard(Path root) {
    this(root, 0);
  }

  Yard(Path root, long runwayBytes) {
    layout = new Layout(root);
    host = new LocalHost(layout, Clock.SYSTEM, runwayBytes);
  }

  JobSpec job(String... command) {
    return new JobSpec(
        List.of(command), layout.root(), Map.of(), false, false, List.of(), List.of(), 0);
  }

  JobSpec shell(String script) {
    return job("sh", "-c", script);
  }

  JobHost.Launch launch(int number, JobSpec job) throws IOException {
    var incarnation = new Incarnation(number);
    started.add(incarnation);
    return host.launch(incarnation, job, Map.of());
  }

  JobIdentity start(int number, JobSpec job) throws IOException {
    JobHost.Launch launch = launch(number, job);
    return switch (launch) {
      case JobHost.Launch.Started(JobIdentity identity, Instant _) -> identity;
      case JobHost.Launch.Finished(JobIdentity identity, Instant _, var _) -> identity;
      case JobHost.Launch.Unready _, JobHost.Launch.Occupied _ ->
          throw new AssertionError("not started: " + launch);
    };
  }

  JobHost.Sighting.Gone end(int number) {
    var incarnation = new Incarnation(number);
    until(
        () -> host.look(incarnation) instanceof JobHost.Sighting.Gone,
        () -> "run " + number + " is " + host.look(incarnation));
    return (JobHost.Sighting.Gone) host.look(incarnation);
  }

  String output(int number) throws IOException {
    return Files.readString(layout.segment(new Incarnation(number)));
  }

  static void until(BooleanSupplier condition, java.util.function.Supplier<String> what) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what.get()).isBefore(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    for (Incarnation incarnation : started) {
      until(
          () -> {
            host.signal(incarnation, PosixSignal.KILL, StopPlan.Target.TREE);
            return host.census(incarnation).isEmpty();
          },
          () -> "left behind: " + host.census(incarnation));
    }
    // A stub that came too late for a race tidies its folder up before it goes.
    String folders = layout.run().toString();
    until(
        () -> ProcessHandle.allProcesses().noneMatch(process -> names(process, folders)),
        () -> "a stub still works in " + folders);
  }

  private static boolean names(ProcessHandle process, String folders) {
    return process.info().commandLine().filter(line -> line.contains(folders)).isPresent();
  }
}
