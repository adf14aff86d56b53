package io.jobsentry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a project's configuration an incident keeps. */
final class SnapshotsTest {
  private final Path root;

  SnapshotsTest(@TempDir Path root) {
    this.root = root;
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> taken(String... files) {
    return new Snapshots(root, List.of(files), Redactor.withoutVariables())
        .take().stream().collect(Collectors.toMap(Page::name, Page::text));
  }

  @Test
  void twoFilesOfOneNameAreTwoCopies() throws IOException {
    file("a/train.yaml", "lr: 0.1\n");
    file("b/train.yaml", "lr: 0.2\n");
    assertThat(taken("a/train.yaml", "b/train.yaml"))
        .containsEntry("configs/a/train.yaml", "lr: 0.1\n")
        .containsEntry("configs/b/train.yaml", "lr: 0.2\n")
        .hasSize(2);
  }

  @Test
  void valuesOfSecretsAreMasked() throws IOException {
    file(".env", "LEVEL=debug\nDB_PASSWORD=correct-horse\n");
    file("train.yaml", "lr: 0.1\npassword: correct-horse\n");
    Map<String, String> taken = taken(".env", "train.yaml");
    assertThat(taken.get("configs/.env"))
        .contains("DB_PASSWORD=", "LEVEL=")
        .doesNotContain("correct-horse", "debug");
    assertThat(taken.get("configs/train.yaml"))
        .contains("lr: 0.1", "password:")
        .doesNotContain("correct-horse");
  }

  @Test
  void whatCannotBeCopiedIsSaid(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("secret.yaml"), "x: 1\n");
    Files.createSymbolicLink(root.resolve("link.yaml"), elsewhere.resolve("secret.yaml"));
    Files.createDirectories(root.resolve("folder"));
    file("binary.bin", "a\0b");
    Map<String, String> taken =
        taken("gone.yaml", "link.yaml", "../x", "folder", "binary.bin", "a\0b");
    assertThat(taken).containsOnlyKeys("configs/NOT_COPIED.txt");
    assertThat(taken.get("configs/NOT_COPIED.txt"))
        .contains(
            "gone.yaml: it does not exist",
            "link.yaml: it is not in the project",
            "../x: ",
            "folder: it is no file",
            "binary.bin: it is no text")
        .hasLineCount(6);
  }

  @Test
  void aLargeFileIsCut() throws IOException {
    file("large.txt", "x\n".repeat(Snapshots.LARGEST));
    assertThat(taken("large.txt").get("configs/large.txt"))
        .hasSizeLessThan(Snapshots.LARGEST + 100)
        .endsWith("(cut after " + Snapshots.LARGEST + " bytes)\n");
  }
}
