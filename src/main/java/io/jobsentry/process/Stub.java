package io.jobsentry.process;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The script between sentry and the job, and the words that start it. */
final class Stub {
  /** What the stub ends with when it started nothing. */
  static final int FAILED = 74;

  static final int LOCKED = 75;
  static final int REPEATED = 76;

  private static final String NEW_SESSION = "use POSIX; POSIX::setsid(); exec @ARGV or exit 74";

  private final Layout layout;
  private final Tools tools;
  private final long runwayBytes;

  Stub(Layout layout, Tools tools, long runwayBytes) {
    this.layout = layout;
    this.tools = tools;
    this.runwayBytes = runwayBytes;
  }

  /** The line that runs a job behind the stub, in a session of its own. */
  List<String> line(IncarnationFiles files, List<String> command, boolean pty) throws IOException {
    var stub = new ArrayList<String>();
    stub.add("/bin/sh");
    stub.add(install().toString());
    stub.add(files.folder().toString());
    stub.add(layout.jobLock().toString());
    stub.add(tools.find("flock").or(() -> tools.find("perl")).orElseThrow(() -> lacks("flock")));
    String fallocate = tools.find("fallocate").orElse("");
    stub.add(fallocate);
    stub.add(Long.toString(fallocate.isEmpty() ? 0 : runwayBytes));
    stub.add(files.segment().toString());
    stub.addAll(command);

    var line = new ArrayList<String>();
    if (pty) {
      // It makes the session itself. Its log is not wanted: what it shows is the segment.
      line.add(tools.find("script").orElseThrow(() -> lacks("script")));
      line.addAll(List.of("-qefc", "exec " + quoted(stub), "/dev/null"));
      return line;
    }
    if (tools.find("setsid").isPresent()) {
      line.add(tools.find("setsid").get());
    } else {
      line.add(tools.find("perl").orElseThrow(() -> lacks("setsid")));
      line.addAll(List.of("-e", NEW_SESSION));
    }
    line.addAll(stub);
    return line;
  }

  private static IOException lacks(String tool) {
    return new IOException(
        "this machine has no `"
            + tool
            + "`, and what could stand in for it is missing as well"
            + "\nhint: install util-linux, or perl");
  }

  /** Named by its content, so that a newer sentry never changes the script of a running job. */
  private Path install() throws IOException {
    byte[] script = script();
    var sum = new CRC32();
    sum.update(script);
    Path file = layout.run().resolve("stub-%08x.sh".formatted(sum.getValue()));
    if (!Files.exists(file) || Files.size(file) != script.length) {
      Path draft = IncarnationFiles.draft(layout.run(), text(script));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static byte[] script() {
    try (InputStream in = Stub.class.getResourceAsStream("stub.sh")) {
      if (in == null) {
        throw new IllegalStateException("the stub is missing in this build of sentry");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a shell: each word in single quotes. */
  private static String quoted(List<String> words) {
    var line = new StringBuilder();
    for (String word : words) {
      line.append(line.isEmpty() ? "" : " ").append('\'');
      line.append(word.replace("'", "'\\''")).append('\'');
    }
    return line.toString();
  }

  private static String text(byte[] script) {
    return new String(script, StandardCharsets.UTF_8);
  }
}
