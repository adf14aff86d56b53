package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/sentry} from outside, as Maven leaves the checkout. */
@Timeout(120)
final class LauncherIT {
  private static final String LAUNCHER = Ran.CHECKOUT.resolve("bin/sentry").toString();
  private static final String THIS_JAVA = System.getProperty("java.home");

  private final Path folder;

  LauncherIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** JUnit warns of links that lead out of its folder. */
  @AfterEach
  void removeLinks() throws Exception {
    Ran.deleteLinks(folder);
  }

  @Test
  void runsOnTheJavaThatIsNamed() throws Exception {
    Ran ran = Ran.with(bare(Map.of("JOBSENTRY_JAVA_HOME", THIS_JAVA)), LAUNCHER, "version");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("java " + Runtime.version());
    assertThat(ran.status()).isZero();
  }

  @Test
  void findsAJavaBelowTheUsualFolders() throws Exception {
    Path roots = Files.createDirectories(folder.resolve("some where/jvm"));
    fakeJava(roots.resolve("a-old"), "17.0.15", "exit 1");
    Files.createSymbolicLink(roots.resolve("b-new"), Path.of(THIS_JAVA));
    Ran ran =
        Ran.with(bare(Map.of("JOBSENTRY_JAVA_ROOTS", roots.toString())), LAUNCHER, "--version");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("sentry ");
  }

  @Test
  void prefersTheNamedJavaToAllOthers() throws Exception {
    Path named = fakeJava(folder.resolve("named"), "26-ea", "echo named");
    Path other = fakeJava(folder.resolve("other"), "25.0.3", "echo other");
    var env = Map.of("JOBSENTRY_JAVA_HOME", named.toString(), "JAVA_HOME", other.toString());
    assertThat(Ran.with(bare(env), LAUNCHER, "version").out()).isEqualTo("named\n");
    assertThat(Ran.with(bare(Map.of("JAVA_HOME", other.toString())), LAUNCHER, "version").out())
        .isEqualTo("other\n");
  }

  @Test
  void takesTheJavaOnThePathThroughItsLinks() throws Exception {
    Path java = fakeJava(folder.resolve("jdk"), "25.0.3", "echo on the path");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), java.resolve("bin/java"));
    Map<String, String> env = bare(Map.of());
    env.put("PATH", bin + ":" + env.get("PATH"));
    assertThat(Ran.with(env, LAUNCHER, "version").out()).isEqualTo("on the path\n");
  }

  @Test
  void saysWhatItFoundWhenAllAreTooOld() throws Exception {
    Path old = fakeJava(folder.resolve("jdk-17"), "17.0.15", "exit 1");
    Ran ran =
        Ran.with(bare(Map.of("JOBSENTRY_JAVA_ROOTS", folder.toString())), LAUNCHER, "version");
    assertThat(ran.err())
        .isEqualTo(
            """
            sentry: error: no Java of at least 25 was found
            found, and too old:
              Java 17.0.15 in %s

            hint: install one, or point at it: `JOBSENTRY_JAVA_HOME=/folder/of/java sentry …`
            """
                .formatted(old));
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(ExitStatus.NO_JAVA.code());
  }

  @Test
  void refusesANamedJavaThatIsTooOld() throws Exception {
    Path old = fakeJava(folder.resolve("jdk-17"), "17.0.15", "exit 1");
    Ran ran =
        Ran.with(
            bare(Map.of("JOBSENTRY_JAVA_HOME", old.toString(), "JAVA_HOME", THIS_JAVA)),
            LAUNCHER,
            "version");
    assertThat(ran.err())
        .startsWith(
            "sentry: error: `JOBSENTRY_JAVA_HOME` names Java 17.0.15 in `" + old + "`, and");
    assertThat(ran.status()).isEqualTo(ExitStatus.NO_JAVA.code());
    Ran empty =
        Ran.with(bare(Map.of("JOBSENTRY_JAVA_HOME", folder.toString())), LAUNCHER, "version");
    assertThat(empty.err())
        .startsWith("sentry: error: `JOBSENTRY_JAVA_HOME` names `" + folder + "`, where");
  }

  @Test
  void worksThroughLinksAndFromFoldersWithSpaces() throws Exception {
    Path linked = Files.createDirectories(folder.resolve("my programs")).resolve("sentry");
    Path hop = folder.resolve("hop");
    Files.createSymbolicLink(hop, Path.of(LAUNCHER));
    Files.createSymbolicLink(linked, Path.of("../hop"));
    var env = bare(Map.of("JOBSENTRY_JAVA_HOME", THIS_JAVA));
    assertThat(Ran.with(env, linked.toString(), "--version").out()).startsWith("sentry ");
    env.put("PATH", linked.getParent() + ":" + env.get("PATH"));
    assertThat(Ran.with(env, "/bin/sh", "-c", "sentry --version").out()).startsWith("sentry ");
    assertThat(Ran.with(env, "/bin/sh", "-c", "cd /tmp && sentry --version").err()).isEmpty();
  }

  @Test
  void handsOverWordsExitCodeAndProcess() throws Exception {
    Path java =
        fakeJava(
            folder.resolve("jdk"),
            "25",
            "echo \"pid $$\"; printf '<%s>' \"$@\" | tail -c 20; exit 7");
    Ran ran =
        Ran.with(
            bare(Map.of("JOBSENTRY_JAVA_HOME", java.toString())),
            "/bin/sh",
            "-c",
            "echo \"pid $$\"; exec \"$0\" \"$@\"",
            LAUNCHER,
            "a b",
            "",
            "*");
    assertThat(ran.status()).isEqualTo(7);
    assertThat(ran.out()).endsWith("Main><a b><><*>");
    assertThat(ran.out().lines().filter(line -> line.startsWith("pid ")).distinct()).hasSize(1);
  }

  /** The environment of a machine without any Java in sight. */
  private Map<String, String> bare(Map<String, String> more) throws Exception {
    var env = new HashMap<String, String>();
    env.put("PATH", Ran.pathWith(folder, "readlink", "tail").toString());
    env.put("HOME", folder.toString());
    env.put("JOBSENTRY_JAVA_ROOTS", "/nonexistent");
    env.putAll(more);
    return env;
  }

  private static Path fakeJava(Path home, String version, String script) throws Exception {
    Path bin = Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }
}
