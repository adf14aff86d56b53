package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The files in which one incarnation tells about itself; the stub writes most of them. */
final class IncarnationFiles {
  private final Path folder;
  private final Path logs;
  private final Path segment;
  private final ProcessTable table;

  IncarnationFiles(Layout layout, Incarnation incarnation, ProcessTable table) {
    folder = layout.incarnation(incarnation);
    logs = layout.logs();
    segment = layout.segment(incarnation);
    this.table = table;
  }

  /**
   * The job's process and the stub's, as they were at the start.
   *
   * @param terminal the pid of what gives the job a terminal; 0 when it has none
   */
  record Named(JobIdentity job, JobIdentity stub, long terminal, Instant at) {
    /** Whether somebody else started it. */
    boolean attached() {
      return stub.pid() == 0;
    }
  }

  /** What the exit file says. */
  sealed interface Ending {
    /** The stub was there and had not started anything yet, or the job runs. */
    record Pending(JobIdentity stub) implements Ending {}

    /** The job's own process was never there. */
    record Unstarted(Instant at) implements Ending {}

    /**
     * @param upSeconds the machine's uptime then
     */
    record Final(JobExit exit, Instant at, double upSeconds) implements Ending {}
  }

  Path folder() {
    return folder;
  }

  Path segment() {
    return segment;
  }

  Path exitFile() {
    return folder.resolve("exit");
  }

  Optional<Named> named() throws IOException {
    Path file = folder.resolve("identity");
    String[] lines = text(file).split("\n", -1);
    if (lines.length != 7 || !lines[5].equals("end")) {
      return Optional.empty();
    }
    String boot = value(lines[2], "boot ");
    String[] stub = value(lines[3], "stub ").split(" ", 2);
    return Optional.of(
        new Named(
            new JobIdentity(
                Long.parseLong(value(lines[0], "pid ")),
                table.startTicks(value(lines[1], "start ")),
                boot),
            new JobIdentity(Long.parseLong(stub[0]), table.startTicks(stub[1]), boot),
            Long.parseLong(value(lines[4], "terminal ")),
            Files.getLastModifiedTime(file).toInstant()));
  }

  Optional<Ending> ending() throws IOException {
    String[] words = text(exitFile()).strip().split(" ");
    if (!words[words.length - 1].equals("end")) {
      // Not written yet, or being written at this very moment.
      return Optional.empty();
    }
    Instant at = Files.getLastModifiedTime(exitFile()).toInstant();
    return switch (words[0]) {
      case "pending" -> Optional.of(pending(words));
      case "unstarted" -> Optional.of(new Ending.Unstarted(at));
      case "code" ->
          Optional.of(
              new Ending.Final(
                  new JobExit.Code(Integer.parseInt(words[1])), at, Double.parseDouble(words[3])));
      case "killed" ->
          Optional.of(
              new Ending.Final(
                  new JobExit.Killed(Integer.parseInt(words[1]), words[2].equals("core")),
                  at,
                  Double.parseDouble(words[4])));
      default -> Optional.empty();
    };
  }

  private Ending pending(String[] words) {
    var start = String.join(" ", List.of(words).subList(3, words.length - 1));
    return new Ending.Pending(
        new JobIdentity(Long.parseLong(words[2]), table.startTicks(start), words[1]));
  }

  /** What the stub itself had to say, for the case that it could not do its work. */
  String stubSaid() throws IOException {
    return text(folder.resolve("stub.log")).strip();
  }

  /** What the environment of everything that the job starts contains, and of nothing else. */
  Optional<String> marker() throws IOException {
    String text = text(folder.resolve("marker")).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Makes what the stub expects to find; what is there already is left as it is. */
  String prepare(Incarnation incarnation) throws IOException {
    makeFolder(folder);
    makeFolder(logs);
    make(segment);
    make(folder.resolve("identity"));
    make(exitFile());
    make(folder.resolve("stub.log"));
    Optional<String> known = marker();
    if (known.isPresent()) {
      return known.get();
    }
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path draft =
        draft(folder, HexFormat.of().formatHex(random) + ":" + incarnation.number() + "\n");
    Path file = folder.resolve("marker");
    try {
      // Unlike a move, a link leaves a marker alone that another has made meanwhile.
      Files.createLink(file, draft);
      Files.delete(draft);
    } catch (FileAlreadyExistsException _) {
      Files.delete(draft);
    } catch (UnsupportedOperationException | FileSystemException _) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return marker().orElseThrow();
  }

  /** Writes the name of a process that has no stub. */
  void name(JobIdentity identity) throws IOException {
    makeFolder(folder);
    Path draft =
        draft(
            folder,
            "pid %d\nstart %d\nboot %s\nstub 0 0\nterminal 0\nend\n"
                .formatted(identity.pid(), identity.startTicks(), identity.bootId()));
    Files.move(draft, folder.resolve("identity"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** A file of the owner's that nobody else writes, to be moved to its place. */
  static Path draft(Path folder, String content) throws IOException {
    Path draft = Files.createTempFile(folder, "draft", ".new");
    try {
      Files.writeString(draft, content);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    return draft;
  }

  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  static void make(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      // What is there stays.
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static String value(String line, String name) throws IOException {
    if (!line.startsWith(name)) {
      throw new IOException("an identity file has the line `" + line + "`");
    }
    return line.substring(name.length());
  }
}
