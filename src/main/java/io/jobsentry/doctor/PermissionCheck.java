package io.jobsentry.doctor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether only their owner may read what sentry writes, and whether the owner may write it. */
final class PermissionCheck implements Check {
  private static final Set<PosixFilePermission> FOLDER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final Set<PosixFilePermission> FILE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** What the user writes, or everybody is to have; what is in such folders is none of ours. */
  private static final Set<String> OTHERS =
      Set.of("sentry.yaml", "program.md", ".gitignore", "prompts", "fixes", "vault");

  private static final int NAMED = 3;

  @Override
  public String name() {
    return "permissions";
  }

  private record Wrong(Path path, Set<PosixFilePermission> is, Set<PosixFilePermission> wanted) {
    /** Whether its owner lacks something, and not only others have too much. */
    boolean lacks() {
      return !is.containsAll(wanted);
    }
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Path home = patient.layout().home();
    if (!patient.hasHome()) {
      return List.of();
    }
    if (Files.getFileAttributeView(home, PosixFileAttributeView.class) == null) {
      return List.of(Finding.ok(this, "the file system of `.sentry` has no permissions"));
    }
    var walk = new Walk(home, Files.getOwner(home));
    Files.walkFileTree(home, walk);
    var findings = new ArrayList<Finding>();
    List<Wrong> lacking = walk.wrong.stream().filter(Wrong::lacks).toList();
    List<Wrong> open = walk.wrong.stream().filter(it -> !it.lacks()).toList();
    if (!lacking.isEmpty()) {
      findings.add(
          Finding.failure(
                  this,
                  "their own owner may not read or write " + paths(patient, lacking),
                  "sentry stops where it cannot write",
                  "")
              .with(tighten(patient, lacking)));
    }
    if (!open.isEmpty()) {
      findings.add(
          Finding.warning(
                  this,
                  "others than their owner may use " + paths(patient, open),
                  "output, environment and commands may hold secrets",
                  "")
              .with(tighten(patient, open)));
    }
    worldWritable(patient.layout().config())
        .forEach(config -> findings.add(writableConfig(patient, config)));
    if (!walk.strangers.isEmpty()) {
      findings.add(
          Finding.warning(
              this,
              Words.some(walk.strangers.stream().map(patient::shown).toList(), NAMED)
                  + " belongs to somebody else than `.sentry` does",
              "as after a `sudo sentry`: your own sentry cannot write there",
              "`sudo chown -R \"$(id -un)\" .sentry`"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(this, "folders are 0700 and files 0600"))
        : findings;
  }

  private static List<Path> worldWritable(Path config) throws IOException {
    return Files.isRegularFile(config)
            && Files.getPosixFilePermissions(config).contains(PosixFilePermission.OTHERS_WRITE)
        ? List.of(config)
        : List.of();
  }

  private Finding writableConfig(Patient patient, Path config) {
    return Finding.failure(
            this,
            "everybody may write `" + patient.shown(config) + "`",
            "whoever writes it decides what runs as you",
            "")
        .with(
            Repair.anytime(
                "takes that right away; what is in it stays",
                () -> {
                  var left = EnumSet.copyOf(Files.getPosixFilePermissions(config));
                  left.remove(PosixFilePermission.OTHERS_WRITE);
                  Files.setPosixFilePermissions(config, left);
                  return "`" + patient.shown(config) + "` can be written by its owner again only";
                }));
  }

  private static String paths(Patient patient, List<Wrong> wrong) {
    return Words.some(wrong.stream().map(it -> patient.shown(it.path())).toList(), NAMED);
  }

  private static Repair tighten(Patient patient, List<Wrong> wrong) {
    return Repair.anytime(
        "makes folders 0700 and files 0600",
        () -> {
          for (Wrong it : wrong) {
            Files.setPosixFilePermissions(it.path(), it.wanted());
          }
          return "only their owner may use " + paths(patient, wrong) + " now";
        });
  }

  /** Looks at what is ours, and follows no link. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path home;
    private final UserPrincipal owner;
    private final List<Wrong> wrong = new ArrayList<>();
    private final List<Path> strangers = new ArrayList<>();

    Walk(Path home, UserPrincipal owner) {
      this.home = home;
      this.owner = owner;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (isOthers(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      judge(folder, FOLDER);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && !isOthers(file)) {
        judge(file, FILE);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // It went away meanwhile, or it is a folder that its owner may not read: that was judged.
      return FileVisitResult.CONTINUE;
    }

    private boolean isOthers(Path path) {
      return home.equals(path.getParent()) && OTHERS.contains(path.getFileName().toString());
    }

    private void judge(Path path, Set<PosixFilePermission> least) throws IOException {
      Set<PosixFilePermission> is = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      // What its owner may do beyond that, such as to run it, is not taken away.
      Set<PosixFilePermission> wanted =
          is.stream()
              .filter(it -> it.name().startsWith("OWNER_"))
              .collect(Collectors.toCollection(() -> EnumSet.copyOf(least)));
      if (!is.equals(wanted)) {
        wrong.add(new Wrong(path, is, wanted));
      }
      if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
        strangers.add(path);
      }
    }
  }
}
