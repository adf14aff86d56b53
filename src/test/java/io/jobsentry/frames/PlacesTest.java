package io.jobsentry.frames;

import static io.jobsentry.frames.Traces.library;
import static io.jobsentry.frames.Traces.own;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the files of frames are found, and that nothing outside of the project is. */
final class PlacesTest {
  private final Path folder;
  private ProjectFolder project;

  PlacesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    project = new ProjectFolder(Files.createDirectory(folder.resolve("project")));
    project.with("train.py", "x").with("lib/model.py", "x");
  }

  private String place(Language language, Frame frame) throws IOException {
    return places(language, frame).getFirst();
  }

  private List<String> places(Language language, Frame... frames) throws IOException {
    var found = Places.of(Project.at(project.root()), language, List.of(frames));
    return List.of(frames).stream().map(it -> said(requireNonNull(found.get(it)))).toList();
  }

  private static String said(Place place) {
    return switch (place) {
      case Place.Inside inside -> inside.name();
      case Place.Elsewhere(String why) -> "stub: " + why;
      case Place.Nowhere(String why) -> "missing: " + why;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "train.py, train.py",
    "./train.py, train.py",
    "lib/../train.py, train.py",
    "lib/model.py, lib/model.py",
    "lib\\model.py, lib/model.py",
    "model.py, lib/model.py",
    "/app/train.py, train.py",
    "/app/lib/model.py, lib/model.py",
    "C:\\build\\lib\\model.py, lib/model.py",
    "file:///app/lib/model.py, lib/model.py",
    "webpack://name/./lib/model.py, lib/model.py",
    "webpack-internal:///./lib/model.py, lib/model.py",
    "github.com/acme/app/lib/model.py, lib/model.py",
  })
  void findsWhatIsRelativeOrWasElsewhere(String printed, String name) throws IOException {
    assertThat(place(Language.PYTHON, own(printed, 1, "f"))).isEqualTo(name);
  }

  @Test
  void findsWhatIsAbsoluteByEitherNameOfTheProject() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), project.root());
    String real = project.root().toRealPath().resolve("lib/model.py").toString();
    String linked = link.resolve("lib/model.py").toString();

    assertThat(places(Language.PYTHON, own(real, 1, "f"), own(linked, 1, "f")))
        .containsExactly("lib/model.py", "lib/model.py");
    project = new ProjectFolder(link);
    assertThat(places(Language.PYTHON, own(real, 1, "f"), own(linked, 1, "f")))
        .containsExactly("lib/model.py", "lib/model.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.py",
        "lib/../../outside.py",
        "./../outside.py",
        "../project/../outside.py",
        "..\\outside.py",
        "..",
      })
  void neverFollowsDotsOutOfTheProject(String printed) throws IOException {
    Files.writeString(folder.resolve("outside.py"), "secret");

    assertThat(place(Language.PYTHON, own(printed, 1, "f")))
        .isEqualTo("stub: the path leads out of the project");
  }

  @Test
  void neverShowsWhatIsElsewhereOnThisMachine() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.py"), "secret");
    Path sibling = Files.createDirectory(folder.resolve("project-2")).resolve("train.py");
    Files.writeString(sibling, "secret");

    for (Path file : List.of(outside, sibling, Path.of("/etc/passwd"))) {
      assertThat(place(Language.PYTHON, own(file.toString(), 1, "f")))
          .isEqualTo("stub: the file is outside of the project");
    }
    String dotted = project.root().resolve("lib/../../outside.py").toString();
    assertThat(place(Language.PYTHON, own(dotted, 1, "f")))
        .isEqualTo("stub: the file is outside of the project");
  }

  @Test
  void neverFollowsLinksOutOfTheProject() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("x.py"), "secret");
    Files.createSymbolicLink(project.root().resolve("file.py"), outside.resolve("x.py"));
    Files.createSymbolicLink(project.root().resolve("far"), outside);
    Files.createSymbolicLink(project.root().resolve("near.py"), Path.of("lib/model.py"));
    Files.createSymbolicLink(project.root().resolve("loop.py"), Path.of("loop.py"));

    assertThat(
            places(
                Language.PYTHON,
                own("file.py", 1, "f"),
                own("far/x.py", 1, "f"),
                own(project.root().resolve("far/x.py").toString(), 1, "f"),
                own("/app/far/x.py", 1, "f"),
                own("near.py", 1, "f"),
                own("loop.py", 1, "f")))
        .containsExactly(
            "stub: a symbolic link leads out of the project",
            "stub: a symbolic link leads out of the project",
            "stub: a symbolic link leads out of the project",
            "missing: there is no such file in the project",
            "lib/model.py",
            "missing: there is no such file in the project");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "venv/lib/python3.12/site-packages/torch/nn.py",
        ".venv/lib/x.py",
        "node_modules/express/index.js",
        "vendor/github.com/x/y.go",
        "/usr/lib/python3.12/json/decoder.py",
        "/opt/python/3.12.1/lib/python3.12/json/decoder.py",
        "/usr/local/go/src/runtime/panic.go",
        "/home/u/.cargo/registry/src/serde/lib.rs",
        "/rustc/abc/library/core/src/option.rs",
      })
  void makesNothingOfLibraries(String printed) throws IOException {
    if (!printed.startsWith("/")) {
      project.with(printed, "x");
    }
    assertThat(place(Language.PYTHON, own(printed, 1, "f"))).isEqualTo("stub: library code");
  }

  @ParameterizedTest
  @ValueSource(strings = {".env", ".env.local", ".git/config", "certs/host.key", ".sentry/x.log"})
  void neverShowsWhatHoldsSecrets(String printed) throws IOException {
    project.with(printed, "TOKEN=1");
    Files.createSymbolicLink(project.root().resolve("harmless.py"), Path.of(printed));

    assertThat(places(Language.PYTHON, own(printed, 1, "f"), own("harmless.py", 1, "f")))
        .allMatch(it -> it.equals("stub: such a file may hold secrets and is not shown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<stdin>", "<frozen importlib>", "node:internal/x", "lib/", "native"})
  void knowsWhatIsNoFile(String printed) throws IOException {
    assertThat(place(Language.NODE, own(printed, 1, "f"))).isEqualTo("stub: no file");
  }

  @Test
  void namesThatNoFileCanHaveDoNoHarm() throws IOException {
    assertThat(place(Language.PYTHON, own("a\0b.py", 1, "f")))
        .isEqualTo("missing: no file can have this name");
    assertThat(place(Language.PYTHON, own("x".repeat(5000) + ".py", 1, "f"))).startsWith("missing");
    assertThat(place(Language.PYTHON, own("/" + "x".repeat(5000), 1, "f"))).startsWith("missing");
    assertThat(place(Language.PYTHON, own("lib", 1, "f"))).startsWith("missing");
  }

  @Test
  void doesNotChooseAmongFilesThatEndAlike() throws IOException {
    project.with("a/util.py", "x").with("b/util.py", "x");

    assertThat(place(Language.PYTHON, own("/srv/util.py", 1, "f")))
        .isEqualTo("missing: it could be any of 2 files: `a/util.py`, `b/util.py`");
    assertThat(place(Language.PYTHON, own("/srv/b/util.py", 1, "f"))).isEqualTo("b/util.py");
  }

  @Test
  void knowsFromOtherFramesWhereTheProjectWas() throws IOException {
    project.with("examples/train.py", "x");

    assertThat(place(Language.PYTHON, own("/app/train.py", 1, "f"))).startsWith("missing");
    assertThat(
            places(Language.PYTHON, own("/app/train.py", 1, "f"), own("/app/lib/model.py", 2, "g")))
        .containsExactly("train.py", "lib/model.py");
  }

  @Test
  void looksNeitherIntoWhatWasBuiltNorIntoLibraries() throws IOException {
    project
        .with("build/lib/only.py", "x")
        .with("node_modules/p/only.py", "x")
        .with(".cache/only.py", "x");

    assertThat(place(Language.PYTHON, own("/app/only.py", 1, "f")))
        .isEqualTo("missing: there is no such file in the project");
    assertThat(place(Language.PYTHON, own("build/lib/only.py", 1, "f")))
        .isEqualTo("build/lib/only.py");
  }

  @Test
  void findsClassesOfTheJvmBelowAnySourceRoot() throws IOException {
    project
        .with("src/main/java/com/acme/App.java", "x")
        .with("src/test/java/com/acme/App.java", "x")
        .with("core/src/main/java/com/acme/core/Job.java", "x")
        .with("src/com/acme/Old.java", "x")
        .with("a/src/main/java/com/acme/Twin.java", "x")
        .with("b/src/main/java/com/acme/Twin.java", "x")
        .with("src/main/java/org/apache/mine/Own.java", "x")
        .with("src/main/kotlin/Main.kt", "x")
        .with("src/Plain.java", "x");

    assertThat(
            places(
                Language.JVM,
                own("App.java", 1, "com.acme.App.main"),
                own("App.java", 2, "com.acme.App$Inner.<init>"),
                own("App.java", 3, "com.acme.App.lambda$main$0"),
                own("Job.java", 1, "com.acme.core.Job.run"),
                own("Old.java", 1, "com.acme.Old.run"),
                own("Twin.java", 1, "com.acme.Twin.run"),
                library("Own.java", 1, "org.apache.mine.Own.run"),
                library("Thread.java", 1, "java.lang.Thread.run"),
                library("Tomcat.java", 1, "org.apache.Tomcat.run"),
                own("App.java", 1, "com.other.App.main"),
                own("Main.kt", 1, "com.acme.MainKt.main"),
                own("Plain.java", 1, "Plain.main"),
                own("../../etc/App.java", 1, "com.acme.App.main"),
                library("<generated>", 1, "$Proxy1.run")))
        .containsExactly(
            "src/main/java/com/acme/App.java",
            "src/main/java/com/acme/App.java",
            "src/main/java/com/acme/App.java",
            "core/src/main/java/com/acme/core/Job.java",
            "src/com/acme/Old.java",
            "missing: it could be any of 2 files: `a/src/main/java/com/acme/Twin.java`,"
                + " `b/src/main/java/com/acme/Twin.java`",
            "src/main/java/org/apache/mine/Own.java",
            "stub: library code",
            "stub: library code",
            "missing: no source root of the project has `com/other/App.java`",
            "src/main/kotlin/Main.kt",
            "src/Plain.java",
            "stub: no file",
            "stub: no file");
  }
}
