package io.jobsentry.monitor;

import io.jobsentry.model.Incarnation;
import java.io.IOException;

/** Watches an incarnation: reads its output, and posts its end once all of it has been read. */
public interface Follower extends AutoCloseable {

  /** An incarnation is about to start. */
  void expect(Incarnation incarnation);

  /** Follows it from now on, if it is not followed already. */
  void follow(Incarnation incarnation) throws IOException;

  @Override
  void close() throws IOException;
}
