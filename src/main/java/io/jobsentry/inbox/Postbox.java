package io.jobsentry.inbox;

import io.jobsentry.core.Command;
import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The end of those who command. */
public final class Postbox {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Layout layout;
  private final Disk disk;

  public Postbox(Layout layout, Disk disk) {
    this.layout = layout;
    this.disk = disk;
  }

  /**
   * A new command. Ids sort by time, so that commands are taken in the order in which they came.
   */
  public static Command command(Command.Verb verb, String by, Instant now) {
    var noise = new byte[6];
    RANDOM.nextBytes(noise);
    String id = "%014d-%s".formatted(now.toEpochMilli(), HexFormat.of().formatHex(noise));
    return new Command(id, verb, by);
  }

  public void send(Command command) throws IOException {
    disk.makeFolders(layout.inbox());
    disk.replace(letter(command), Letter.of(command), false);
  }

  /** The answer, once it is there; it is taken away with this. */
  public Optional<Reply> fetch(Command command) throws IOException {
    Path answer = layout.answers().resolve(command.id() + ".json");
    if (!disk.exists(answer)) {
      return Optional.empty();
    }
    Optional<Reply> reply = Letter.reply(disk.read(answer));
    disk.delete(answer);
    return reply;
  }

  /** Takes a command back that nobody has answered. */
  public void withdraw(Command command) throws IOException {
    disk.delete(letter(command));
  }

  private Path letter(Command command) {
    return layout.inbox().resolve(command.id() + ".json");
  }
}
