package io.jobsentry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Projects that do harm to whoever looks at them too trustingly. */
@Timeout(60)
final class HostileProjectTest {
  private final Path outside;
  private final Ground ground;

  HostileProjectTest(@TempDir Path folder) throws Exception {
    outside = Files.createDirectories(folder.resolve("outside"));
    ground = new Ground(Files.createDirectories(folder.resolve("project")));
  }

  @Test
  void aFileThatIsFarTooLargeIsNotRead() throws Exception {
    try (var file = new RandomAccessFile(ground.root().resolve("package.json").toFile(), "rw")) {
      file.setLength(50L << 20);
    }
    ground.file("index.js", "");
    Survey survey = ground.survey();
    assertThat(survey.remarks())
        .containsExactly("`package.json` was not read: it is larger than 256 KiB");
    assertThat(Ground.commands(survey)).containsExactly("node index.js");
  }

  @Test
  void brokenJsonIsSaidAndTheFilesCountStill() throws Exception {
    ground.file("package.json", "{\"scripts\": {").file("server.js", "");
    Survey survey = ground.survey();
    assertThat(survey.remarks())
        .containsExactly("`package.json` is no JSON, so nothing was read in it");
    assertThat(Ground.commands(survey)).containsExactly("node server.js");
    ground.file("package.json", "[1, 2]");
    assertThat(ground.survey().remarks()).containsExactly("`package.json` is no JSON object");
    ground.file("package.json", "{\"a\":".repeat(50_000));
    assertThat(ground.survey().remarks()).hasSize(1);
    ground.file("package.json", "{\"scripts\": [], \"dependencies\": 3, \"main\": {}}");
    assertThat(ground.survey().remarks()).isEmpty();
  }

  @Test
  void aLinkOutOfTheProjectIsNotFollowed() throws Exception {
    Files.writeString(outside.resolve("package.json"), "{\"scripts\": {\"start\": \"x\"}}");
    Files.createSymbolicLink(
        ground.root().resolve("package.json"), outside.resolve("package.json"));
    Files.createSymbolicLink(ground.root().resolve("sub"), outside);
    Files.createSymbolicLink(ground.root().resolve("go.mod"), Path.of("nowhere"));
    Survey survey = ground.survey();
    assertThat(survey.starts()).isEmpty();
    assertThat(survey.remarks())
        .contains("`package.json` was not read: it leads out of the project")
        .hasSize(1);
    assertThat(survey.sightings()).noneMatch(it -> it.folder().equals("sub"));
    assertThat(survey.snapshots()).isEmpty();
  }

  @Test
  void aLinkInsideTheProjectIsFine() throws Exception {
    ground.file("real/x.py", "pass");
    Files.createSymbolicLink(ground.root().resolve("main.py"), Path.of("real/x.py"));
    assertThat(Ground.commands(ground.survey())).containsExactly("python main.py");
  }

  @Test
  void aNamedPipeHoldsNobodyUp() throws Exception {
    Process made =
        new ProcessBuilder("mkfifo", ground.root().resolve("package.json").toString()).start();
    assertThat(made.waitFor()).isZero();
    assertThat(ground.survey().remarks())
        .containsExactly("`package.json` was not read: it is no regular file");
  }

  @Test
  void namesWithQuotesSpacesAndDollarsSurvive() throws Exception {
    String name = "it's a \"job\" $HOME ${X} #1: {a}, [b].py";
    ground.file(name, "if __name__ == '__main__':", "    pass");
    assertThat(ground.loaded(ground.config()).config().process().command())
        .containsExactly("python", name);
  }

  @Test
  void aNameOfSeveralLinesWritesNoConfig() throws Exception {
    ground.file("a\nprocess:\n  command: [rm]\n.py", "if __name__ == '__main__':", "    pass");
    assertThat(ground.survey().starts()).isEmpty();
  }

  @Test
  void whatStandsInSourceWritesNoConfig() throws Exception {
    ground.file("main.py", "print(f'step {step}')\u2028process: {command: [rm]}\u0085x: 1\rz: 2");
    String text = ground.config();
    assertThat(ground.loaded(text).config().process().command())
        .containsExactly("python", "main.py");
    assertThat(text).doesNotContain("\r").doesNotContain("\u2028");
  }

  @Test
  void tenThousandFilesAreNoTrouble() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(ground.root().resolve("s%05d.sh".formatted(i)));
    }
    assertThat(ground.survey().starts()).isEmpty();
  }
}
