package io.jobsentry.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a program write line by line into a file. Python listens to its environment. A program
 * that writes through the C library's streams is helped by {@code stdbuf}; others do not notice it,
 * and those that check memory refuse to start with it.
 */
final class Unbuffering {
  /**
   * They write without the C library's streams, or do not hold lines back: {@code stdbuf} is idle.
   */
  private static final Pattern NOT_HELPED =
      Pattern.compile(
          "(python|pypy|perl|ruby|node|java|php|julia|lua|R|Rscript)[0-9.]*"
              + "|(ba|da|z|k|mk|fi|c|tc)?sh|busybox|npm|npx|deno|bun|go|cargo|uv|stdbuf|docker|podman");

  private static final List<String> REFUSE = List.of("libasan.so", "libtsan.so", "libhwasan.so");
  private static final String USES_C_LIBRARY = "libc.so.6";

  /** The names of the libraries stand near the start of a program. */
  private static final int HEAD = 512 << 10;

  private Unbuffering() {}

  /** What is added to the environment; what the user set stays. */
  static Map<String, String> env(Map<String, String> env) {
    return env.containsKey("PYTHONUNBUFFERED") ? Map.of() : Map.of("PYTHONUNBUFFERED", "1");
  }

  /** The command, behind {@code stdbuf} where that helps. It keeps the pid and the exit code. */
  static List<String> command(
      List<String> command, Path cwd, Map<String, String> env, Tools tools) {
    Optional<String> stdbuf = tools.find("stdbuf");
    boolean helps =
        stdbuf.isPresent()
            && Preflight.find(command.getFirst(), cwd, env).filter(Unbuffering::helped).isPresent();
    if (!helps) {
      return command;
    }
    var line = new ArrayList<String>(List.of(stdbuf.get(), "-oL"));
    line.addAll(command);
    return List.copyOf(line);
  }

  static boolean helped(Path program) {
    Path name = program.getFileName();
    if (name == null || NOT_HELPED.matcher(name.toString()).matches()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(program)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return head.startsWith("\u007fELF")
          && head.contains(USES_C_LIBRARY)
          && REFUSE.stream().noneMatch(head::contains);
    } catch (IOException _) {
      // A program may be executable and not readable.
      return false;
    }
  }
}
