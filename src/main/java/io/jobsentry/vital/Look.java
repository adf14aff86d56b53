package io.jobsentry.vital;

import io.jobsentry.model.Moment;
import java.io.IOException;
import java.util.Optional;

/** What is looked at now and then in one incarnation. Confined to one thread. */
public interface Look {

  /**
   * @throws IOException when it cannot be seen at all, which says nothing about the job
   * @throws InterruptedException when nobody wants to know any more
   */
  Optional<Finding> at(Moment now) throws IOException, InterruptedException;
}
