package io.jobsentry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Command;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxTest {
  @Test
  void whatCannotBeReadHoldsNothingUp(@TempDir Path folder) throws Exception {
    var layout = new Layout(folder);
    var disk = new RealDisk();
    Files.createDirectories(layout.inbox());
    Files.createDirectory(layout.inbox().resolve("0-folder.json"));
    Files.createSymbolicLink(layout.inbox().resolve("0-link.json"), Path.of("/nonexistent"));
    Files.writeString(layout.inbox().resolve("0-half.json"), "{\"id\":");
    Command command = Postbox.command(Command.Verb.RESET, "somebody", Instant.EPOCH);
    new Postbox(layout, disk).send(command);

    assertThat(new Inbox(layout, disk).waiting()).containsExactly(command);
    assertThat(Files.readString(layout.answers().resolve("0-half.json"))).contains("\"ok\":false");
    assertThat(layout.inbox().resolve("0-half.json")).doesNotExist();
    Files.delete(layout.inbox().resolve("0-link.json"));
  }
}
