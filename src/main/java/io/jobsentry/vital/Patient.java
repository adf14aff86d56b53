package io.jobsentry.vital;

import io.jobsentry.model.Incarnation;
import io.jobsentry.process.JobHost;
import io.jobsentry.process.WatchedHost;
import java.util.List;

/** The incarnation that is looked at, and where it lives. */
public record Patient(Incarnation incarnation, WatchedHost host) {

  /** The job's own process and those that descend from it. */
  List<JobHost.Member> family() {
    return host.family(incarnation);
  }
}
