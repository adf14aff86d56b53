package io.jobsentry.monitor;

import io.jobsentry.disk.Disk;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command that has a secret in it, as they were given, for as long as its run may
 * have to be gone on with: everywhere else they stand without it. Nobody but the owner can read
 * them.
 */
public final class CommandFile {
  private CommandFile() {}

  /**
   * @param told the same words as they may be told
   */
  static void keep(Disk disk, Layout layout, List<String> command, List<String> told)
      throws IOException {
    if (command.equals(told)) {
      drop(disk, layout);
    } else {
      String text = JsonText.compact(Json.ofStrings(command)) + "\n";
      disk.replace(layout.command(), text.getBytes(StandardCharsets.UTF_8), true);
    }
  }

  static void drop(Disk disk, Layout layout) throws IOException {
    if (disk.exists(layout.command())) {
      disk.delete(layout.command());
    }
  }

  /** Empty where the command is no secret. */
  public static Optional<List<String>> read(Disk disk, Layout layout) throws IOException {
    if (!disk.exists(layout.command())) {
      return Optional.empty();
    }
    String text = new String(disk.read(layout.command()), StandardCharsets.UTF_8);
    try {
      return JsonText.parse(text) instanceof Json.Arr(var items)
          ? Optional.of(
              items.stream().map(it -> it instanceof Json.Str(var word) ? word : "").toList())
          : Optional.empty();
    } catch (MalformedJsonException e) {
      throw new IOException("`" + layout.command() + "` is no list of words: " + e.getMessage(), e);
    }
  }
}
