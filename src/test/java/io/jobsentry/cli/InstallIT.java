package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code install.sh} from outside, with what Maven has just built. */
@Timeout(300)
final class InstallIT {
  private static final String INSTALL = Ran.CHECKOUT.resolve("install.sh").toString();
  private static final String THIS_JAVA = System.getProperty("java.home");
  private static final String[] TOOLS = {
    "cat",
    "chmod",
    "cp",
    "date",
    "dirname",
    "find",
    "grep",
    "head",
    "id",
    "mkdir",
    "mktemp",
    "mv",
    "readlink",
    "rm",
    "sed",
    "sh",
    "tail",
    "touch",
    "tr",
    "uname"
  };

  private final Path folder;
  private final Path prefix;

  InstallIT(@TempDir Path folder) {
    this.folder = folder;
    this.prefix = folder.resolve("my prefix");
  }

  /** Maven leaves a jar alone that would not change: no need to build once more. */
  @BeforeEach
  void theJarIsFresh() throws IOException {
    Path jar = Ran.CHECKOUT.resolve("target/sentry.jar");
    Path now = Files.createTempFile(folder, "now", "");
    Files.setLastModifiedTime(jar, Files.getLastModifiedTime(now));
  }

  @AfterEach
  void removeLinks() throws Exception {
    Ran.deleteLinks(folder);
  }

  @Test
  void whatIsInstalledRunsAndIsExplained() throws Exception {
    Ran installed = install(Map.of());
    assertThat(installed.out())
        .contains("is installed in " + prefix + "/bin/sentry")
        .contains("export PATH=\"" + prefix + "/bin:$PATH\"")
        .contains("Next:");

    Ran version = Ran.with(env(Map.of()), prefix + "/bin/sentry", "version");
    assertThat(version.out()).startsWith("sentry ");
    assertThat(version.err()).isEmpty();
    assertThat(release().resolve("sentry.aot")).isNotEmptyFile();
    assertThat(release().resolve("supervisor.aot")).isNotEmptyFile();
    assertThat(Files.readString(release().resolve("java-home")).strip()).isEqualTo(THIS_JAVA);
    assertThat(prefix.resolve("share/man/man1/sentry.1")).isNotEmptyFile();
    assertThat(prefix.resolve("share/man/man1/sentry-version.1")).isNotEmptyFile();
    assertThat(prefix.resolve("share/zsh/site-functions/_sentry")).isNotEmptyFile();
    assertThat(prefix.resolve("share/bash-completion/completions/sentry")).isNotEmptyFile();
    assertThat(prefix.resolve("share/fish/vendor_completions.d/sentry.fish")).isNotEmptyFile();
  }

  @Test
  void everyLibraryThatIsInstalledHasItsNoticeBesideIt() throws Exception {
    install(Map.of());
    String notices = Files.readString(release().resolve("THIRD-PARTY.md"));
    assertThat(notices).isEqualTo(Files.readString(Ran.CHECKOUT.resolve("THIRD-PARTY.md")));
    assertThat(release().resolve("LICENSE")).isNotEmptyFile();
    assertThat(notices)
        .contains("Copyright (c) 2018-2023 Max Brunsfeld", "Permission is hereby granted")
        .contains("| jtreesitter |", "Copyright (c) 2024 tree-sitter contributors")
        .contains("| SQLite |", "public domain")
        .contains("| sqlite-jdbc, the driver |", "Copyright (c) 2006, David Crawshaw.");
    for (String folder : List.of("lib", "natives")) {
      try (Stream<Path> files = Files.walk(release().resolve(folder))) {
        assertThat(files.filter(Files::isRegularFile).map(release()::relativize))
            .isNotEmpty()
            .allMatch(it -> named(notices).stream().anyMatch(name -> name.matches(it)));
      }
    }
    try (JarFile driver = new JarFile(only("sqlite-jdbc-*.jar").toFile())) {
      assertThat(driver.stream().map(it -> it.getName()))
          .contains(
              "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE",
              "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus");
    }
  }

  /** The files that the table of the notices speaks of. */
  private static List<PathMatcher> named(String notices) {
    return notices
        .lines()
        .filter(line -> line.startsWith("| "))
        .flatMap(line -> Pattern.compile("`([^`]+)`").matcher(line).results())
        .map(it -> FileSystems.getDefault().getPathMatcher("glob:" + it.group(1)))
        .toList();
  }

  private Path only(String glob) throws IOException {
    try (var files = Files.newDirectoryStream(release().resolve("lib"), glob)) {
      return files.iterator().next();
    }
  }

  @Test
  void aCacheOfAnotherJavaIsLeftAloneWithoutAWord() throws Exception {
    install(Map.of());
    Files.writeString(release().resolve("sentry.aot"), "no cache at all");
    Ran broken = Ran.with(env(Map.of()), prefix + "/bin/sentry", "version");
    assertThat(broken.out()).startsWith("sentry ").hasLineCount(1);
    assertThat(broken.err()).isEmpty();
    Files.writeString(release().resolve("sentry.aot.java"), "/some/other/java 26\n");
    Ran other = Ran.with(env(Map.of()), prefix + "/bin/sentry", "version");
    assertThat(other).isEqualTo(broken);
  }

  @Test
  void anUpgradeLeavesAReleaseInPlaceAsLongAsItIsUsed() throws Exception {
    install(Map.of());
    Path first = release();
    Process user =
        new ProcessBuilder("/bin/sh", "-c", "read forever", "sh", first + "/sentry.jar").start();
    try {
      install(Map.of());
      assertThat(release()).isNotEqualTo(first);
      assertThat(first.resolve("sentry.jar")).exists();
    } finally {
      user.destroyForcibly();
    }
    assertThat(user.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    install(Map.of());
    assertThat(first).doesNotExist();
    assertThat(releases()).containsExactly(release());
  }

  @Test
  void uninstallingTakesAwayWhatWasInstalledAndNothingElse() throws Exception {
    Path stranger = Files.createDirectories(prefix.resolve("bin")).resolve("other");
    Files.writeString(stranger, "");
    install(Map.of());
    Ran gone = Ran.with(env(Map.of()), INSTALL, "--uninstall", "--prefix", prefix.toString());
    assertThat(gone.status()).isZero();
    try (Stream<Path> files = Files.walk(prefix)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(stranger);
    }
    Ran again = Ran.with(env(Map.of()), INSTALL, "--uninstall", "--prefix", prefix.toString());
    assertThat(again.err()).startsWith("install.sh: error: nothing of sentry is installed below");
    assertThat(again.status()).isEqualTo(1);
  }

  @Test
  void withoutJavaItNamesWhatItFoundAndTheCommandThatGivesOne() throws Exception {
    fakeOldJava();
    packageManager("exit 1");
    Ran ran = Ran.with(withoutJava(), INSTALL, "--prefix", prefix.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .contains("no Java of at least 25 was found")
        .contains("Java 17.0.15 in " + folder.resolve("jvm/jdk-17"))
        .contains("apt-get install -y openjdk-25-jdk-headless")
        .contains("hint: `./install.sh --with-java` runs the command above");
    assertThat(ran.out()).isEmpty();
    assertThat(prefix).doesNotExist();
  }

  @Test
  void withJavaRunsThePackageManagerAndGoesOn() throws Exception {
    packageManager("/usr/bin/ln -sfn " + THIS_JAVA + " " + folder.resolve("jvm/jdk-25"));
    Files.createDirectories(folder.resolve("jvm"));
    // Nobody has to be root here.
    script("sudo", "exec \"$@\"");
    Ran ran = Ran.with(withoutJava(), INSTALL, "--with-java", "--prefix", prefix.toString());
    assertThat(ran.err()).contains("apt-get install -y openjdk-25-jdk-headless");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(Files.readString(release().resolve("java-home")))
        .isEqualTo(folder.resolve("jvm/jdk-25") + "\n");
  }

  @Test
  void aNamedJavaThatIsTooOldIsNotPassedOver() throws Exception {
    fakeOldJava();
    Path old = folder.resolve("jvm/jdk-17");
    Ran ran =
        Ran.with(
            env(Map.of("JOBSENTRY_JAVA_HOME", old.toString(), "JAVA_HOME", THIS_JAVA)),
            INSTALL,
            "--prefix",
            prefix.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("install.sh: error: `JOBSENTRY_JAVA_HOME` names `" + old + "`, where");
    assertThat(prefix).doesNotExist();
  }

  @Test
  void wrongWordsChangeNothing() throws Exception {
    Ran ran = Ran.with(env(Map.of()), INSTALL, "--prefxi", prefix.toString());
    assertThat(ran)
        .isEqualTo(
            new Ran(
                2,
                "",
                """
                install.sh: error: unknown option `--prefxi`

                hint: `./install.sh --help` shows what can be said here
                """));
  }

  private Ran install(Map<String, String> more) throws Exception {
    Ran ran = Ran.with(env(more), INSTALL, "--prefix", prefix.toString());
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran;
  }

  private Map<String, String> env(Map<String, String> more) {
    var env = new HashMap<String, String>();
    env.put("PATH", System.getenv("PATH"));
    env.put("HOME", folder.toString());
    env.put("JOBSENTRY_JAVA_HOME", THIS_JAVA);
    env.putAll(more);
    return env;
  }

  private Map<String, String> withoutJava() throws IOException {
    var env = env(Map.of("JOBSENTRY_JAVA_ROOTS", folder.resolve("jvm").toString()));
    env.remove("JOBSENTRY_JAVA_HOME");
    env.put("PATH", Ran.pathWith(folder, TOOLS).toString());
    return env;
  }

  private void packageManager(String body) throws IOException {
    script("apt-get", body);
  }

  private void script(String name, String body) throws IOException {
    Path program = Files.createDirectories(folder.resolve("path")).resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void fakeOldJava() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("jvm/jdk-17/bin"));
    Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path release() throws IOException {
    Path lib = prefix.resolve("lib/sentry");
    return lib.resolve(Files.readString(lib.resolve("current")).strip());
  }

  private List<Path> releases() throws IOException {
    var releases = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(prefix.resolve("lib/sentry"), Files::isDirectory)) {
      files.forEach(releases::add);
    }
    return releases;
  }
}
