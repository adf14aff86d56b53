package io.jobsentry.monitor;

import io.jobsentry.core.Fact;
import io.jobsentry.core.State;
import io.jobsentry.disk.Disk;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Keeps `state.json` in step for readers. When it cannot be written it goes stale and nothing else
 * happens: the journal is what counts, and the journal is what complains about a full disk.
 */
public final class StateFile implements Witness {
  private final Layout layout;
  private final Disk disk;
  private final long pid;

  public StateFile(Layout layout, Disk disk, long pid) {
    this.layout = layout;
    this.disk = disk;
    this.pid = pid;
  }

  @Override
  public void saw(Fact fact, State state, Moment now) {
    if (fact.durable()) {
      String text = JsonText.pretty(Projection.of(state, pid, now)) + "\n";
      try {
        disk.replace(layout.state(), text.getBytes(StandardCharsets.UTF_8), false);
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
