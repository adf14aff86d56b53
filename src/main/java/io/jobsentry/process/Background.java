package io.jobsentry.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program that goes on when the terminal it was started from goes away. */
public final class Background {
  private Background() {}

  /**
   * @param output gets what the program prints, after what is there already
   */
  public static Process start(List<String> command, Path cwd, Path output) throws IOException {
    Tools tools = Tools.ofThisMachine();
    // Without a session of its own it still lives on; only the terminal's hang-up reaches it.
    var words = new ArrayList<String>(tools.find("setsid").stream().toList());
    words.addAll(command);
    var log = ProcessBuilder.Redirect.appendTo(output.toFile());
    return new ProcessBuilder(words)
        .directory(cwd.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(log)
        .redirectError(log)
        .start();
  }
}
