package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The documents say what the program does. */
final class DocumentsTest {

  @Test
  void theTableOfExitCodesIsThatOfTheProgram() throws Exception {
    String document = Files.readString(Path.of("docs/exit-codes.md"));
    assertThat(document).as("docs/exit-codes.md").contains(ExitCodes.markdown());
    String help = Said.by("help", "exit-codes").out();
    for (ExitStatus status : ExitStatus.values()) {
      assertThat(help).contains("%5d  %s".formatted(status.code(), status));
    }
  }

  @Test
  void exitCodesDiffer() {
    assertThat(Arrays.stream(ExitStatus.values()).map(ExitStatus::code)).doesNotHaveDuplicates();
  }

  @Test
  void everyCommandIsInTheReadme() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    for (Page page : Page.all(SentryCommand.line(FrameTest.quiet()))) {
      if (page.path().size() == 2) {
        assertThat(readme).contains("`" + page.name() + "`");
      }
    }
  }

  @Test
  void everyDocumentIsInTheIndex() throws Exception {
    String index = Files.readString(Path.of("docs/README.md"));
    try (var files = Files.list(Path.of("docs"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
          .forEach(name -> assertThat(index).contains("(" + name + ")"));
    }
  }
}
