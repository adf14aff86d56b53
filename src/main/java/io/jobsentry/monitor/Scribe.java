package io.jobsentry.monitor;

import io.jobsentry.journal.Journal;
import io.jobsentry.model.Moment;
import java.util.List;

/**
 * Whoever writes down in another form what the journal has. Unlike a {@link Witness}, it is told of
 * facts by their numbers, and of none that is not written yet. Called on the monitor thread; must
 * not throw.
 */
public interface Scribe {
  void wrote(List<Journal.Entry> entries, Moment now);
}
