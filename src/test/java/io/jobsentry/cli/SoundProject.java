package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project in which a job has failed of one thing and then twice of another, and sentry has given
 * up: what it left is sound.
 */
final class SoundProject {
  static final String CONFIG =
      """
      process:
        command: [sh, job.sh]
        restart_policy:
          max_restarts: 2
          cooldown_seconds: 0
      """;

  private static final String JOB =
      """
      echo x >> starts
      echo "step 1"
      echo "Traceback (most recent call last):"
      echo '  File "train.py", line 4, in main'
      echo "    step(cfg['lr'])"
      [ $(wc -l < starts) = 1 ] && echo "KeyError: 'lr'" || echo "ValueError: lr is 3"
      exit 1
      """;

  private final Path root;

  private SoundProject(Path root) {
    this.root = root;
  }

  /** Runs the job, as a user would. */
  static SoundProject made(Path root) throws Exception {
    Files.createDirectories(
        root.resolve(".sentry"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(root.resolve("job.sh"), JOB);
    Files.writeString(root.resolve(".sentry/sentry.yaml"), CONFIG);
    var environment = new HashMap<>(System.getenv());
    Ran ran =
        Ran.with(
            environment,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.jobsentry.cli.Main",
            "run",
            "--quiet",
            "-C",
            root.toString());
    assertThat(ran.status()).as(ran.err()).isEqualTo(93);
    // The groups are made when somebody first asks for them.
    var project = new SoundProject(root);
    assertThat(project.workplace().sentry("groups", "list").status()).isZero();
    return project;
  }

  SoundProject copy(Path to) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path made = to.resolve(root.relativize(folder));
            if (!made.equals(to)) {
              Files.createDirectory(made);
            }
            Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copied = to.resolve(root.relativize(file));
            Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
    return new SoundProject(to);
  }

  Workplace workplace() {
    return new Workplace(root);
  }

  Path root() {
    return root;
  }

  Path home() {
    return root.resolve(".sentry");
  }

  Path file(String name) {
    return home().resolve(name);
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }

  /** The only incident of a start, by its number. */
  String incident(int number) throws IOException {
    try (var names = Files.list(file("incidents"))) {
      return names
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith("-" + number))
          .findFirst()
          .orElseThrow();
    }
  }

  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As sentry would, for its owner only. */
  void write(String name, byte[] bytes) throws IOException {
    Path file = file(name);
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  void folder(String name) throws IOException {
    Files.createDirectories(
        file(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  void delete(String name) throws IOException {
    Path path = file(name);
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (var children = Files.list(path)) {
        for (Path child : children.toList()) {
          delete(home().relativize(child).toString());
        }
      }
    }
    Files.delete(path);
  }

  void append(String name, String text) throws IOException {
    byte[] before = bytes(name);
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(before, before.length + more.length);
    System.arraycopy(more, 0, whole, before.length, more.length);
    write(name, whole);
  }

  void cut(String name, int bytes) throws IOException {
    byte[] before = bytes(name);
    write(name, Arrays.copyOf(before, before.length - bytes));
  }

  List<String> lines(String name) throws IOException {
    return Files.readString(file(name)).lines().toList();
  }

  void lines(String name, List<String> lines) throws IOException {
    write(name, String.join("\n", lines) + "\n");
  }

  void modes(String name, String modes) throws IOException {
    Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString(modes));
  }

  void hoursOld(String name) throws IOException {
    Instant then = Instant.now().minus(Duration.ofHours(2));
    Files.setLastModifiedTime(file(name), FileTime.from(then));
  }

  /** Every name with its kind, modes and bytes. */
  Map<String, String> all() throws IOException {
    var all = new TreeMap<String, String>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            all.put(root.relativize(folder) + "/", mode(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String content =
                attributes.isSymbolicLink()
                    ? "-> " + Files.readSymbolicLink(file)
                    : attributes.isRegularFile()
                        ? Arrays.hashCode(Files.readAllBytes(file)) + " " + attributes.size()
                        : "no file";
            all.put(root.relativize(file).toString(), mode(file) + " " + content);
            return FileVisitResult.CONTINUE;
          }
        });
    return all;
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
