package io.jobsentry.inbox;

import io.jobsentry.core.Command;
import io.jobsentry.disk.Disk;
import io.jobsentry.disk.FullDisk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The supervisor's end. A command's file stays until its answer is written, so a command that was
 * found before a crash is found again after it; its id tells that it is the same.
 */
public final class Inbox {
  /** Ids become file names, so they are nothing but letters, digits and hyphens. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,80}");

  private static final String SUFFIX = ".json";

  /** Answers that nobody fetched, because whoever asked was killed. */
  private static final int ANSWERS_KEPT = 100;

  private final Layout layout;
  private final Disk disk;

  public Inbox(Layout layout, Disk disk) {
    this.layout = layout;
    this.disk = disk;
  }

  /**
   * The commands that wait, oldest first. A file that is no command is answered as such and taken
   * away; what cannot be read at all is passed over.
   */
  public List<Command> waiting() throws IOException {
    var commands = new ArrayList<Command>();
    for (String name : disk.list(layout.inbox())) {
      if (!name.endsWith(SUFFIX)) {
        continue;
      }
      String id = name.substring(0, name.length() - SUFFIX.length());
      try {
        Optional<Command> command =
            ID.matcher(id).matches()
                ? Letter.command(id, disk.read(layout.inbox().resolve(name)))
                : Optional.empty();
        if (command.isPresent()) {
          commands.add(command.get());
        } else {
          reject(id, name);
        }
      } catch (IOException _) {
        // A folder, a link to nowhere, a command taken back: none of them may hold up the others.
      }
    }
    return commands;
  }

  private void reject(String id, String name) throws IOException {
    if (ID.matcher(id).matches()) {
      answer(id, new Reply(false, "this is no command that sentry knows"));
    } else {
      disk.delete(layout.inbox().resolve(name));
    }
  }

  /**
   * Writes the answer, then takes the command away. On a full disk it is the other way round: the
   * room of the one is enough for the other.
   */
  public void answer(String id, Reply reply) throws IOException {
    disk.makeFolders(layout.answers());
    Path answer = layout.answers().resolve(id + SUFFIX);
    Path command = layout.inbox().resolve(id + SUFFIX);
    try {
      disk.replace(answer, Letter.of(reply), false);
      disk.delete(command);
    } catch (IOException e) {
      if (!FullDisk.isBehind(e)) {
        throw e;
      }
      disk.delete(command);
      disk.replace(answer, Letter.of(reply), false);
    }
    List<String> answers = disk.list(layout.answers());
    for (String name : answers.subList(0, Math.max(0, answers.size() - ANSWERS_KEPT))) {
      disk.delete(layout.answers().resolve(name));
    }
  }
}
