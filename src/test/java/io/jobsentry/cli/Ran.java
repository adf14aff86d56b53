package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a program said, and how it ended. */
record Ran(int status, String out, String err) {
  static final Path CHECKOUT = Path.of("").toAbsolutePath();

  /** With exactly this environment. */
  static Ran with(Map<String, String> env, List<String> command) throws Exception {
    Path folder = Files.createTempDirectory("ran");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
      return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  static Ran with(Map<String, String> env, String... command) throws Exception {
    return with(env, List.of(command));
  }

  /** Skips a test that needs a program which is not there; in CI it has to be there. */
  static void needs(String program) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("`%s` is installed", program).isTrue();
    }
    Assumptions.assumeTrue(there, () -> program + " is not installed");
  }

  /** A folder to put on a PATH, with just these programs of the machine. */
  static Path pathWith(Path folder, String... programs) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("path"));
    for (String program : programs) {
      Path link = bin.resolve(program);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of("/usr/bin", program));
      }
    }
    return bin;
  }

  static void deleteLinks(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
