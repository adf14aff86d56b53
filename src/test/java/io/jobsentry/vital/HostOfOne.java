package io.jobsentry.vital;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.process.WatchedHost;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A host on which one process has always been the job. */
record HostOfOne(long pid) implements WatchedHost {
  @Override
  public List<Member> census(Incarnation incarnation) {
    return List.of(new Member(pid, 0, "", "the job itself"));
  }

  @Override
  public Launch launch(Incarnation incarnation, JobSpec job, Map<String, String> overlay) {
    throw new UnsupportedOperationException("it has always been there");
  }

  @Override
  public Sighting look(Incarnation incarnation) {
    return new Sighting.Starting();
  }

  @Override
  public int signal(Incarnation incarnation, PosixSignal signal, StopPlan.Target target) {
    return 0;
  }

  @Override
  public Watch watch(Incarnation incarnation, Consumer<Sighting.Gone> onGone) {
    return () -> {};
  }

  @Override
  public String means() {
    return "nothing";
  }
}
