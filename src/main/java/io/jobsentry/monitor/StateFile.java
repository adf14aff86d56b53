package io.jobsentry.monitor;

import io.jobsentry.core.Fact;
import io.jobsentry.core.State;
import io.jobsentry.disk.Disk;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keeps `state.json` in step for readers. When it cannot be written it goes stale and nothing else
 * happens: the journal is what counts, and the journal is what complains about a full disk.
 */
public final class StateFile implements Witness {
  private final Layout layout;
  private final Disk disk;
  private final long pid;
  private Optional<State> written = Optional.empty();

  public StateFile(Layout layout, Disk disk, long pid) {
    this.layout = layout;
    this.disk = disk;
    this.pid = pid;
  }

  @Override
  public void saw(Fact fact, State state, Moment now) {
    // The facts of one decision come one by one, with the state that all of them led to.
    if (fact.durable() && !written.equals(Optional.of(state))) {
      String text = JsonText.pretty(Projection.of(state, pid, now)) + "\n";
      try {
        disk.replace(layout.state(), text.getBytes(StandardCharsets.UTF_8), false);
        written = Optional.of(state);
      } catch (IOException _) {
        // See the class comment.
      }
    }
  }

  @Override
  public void journalFails(String problem, Moment now) {}

  @Override
  public void journalWorksAgain(Moment now) {}
}
