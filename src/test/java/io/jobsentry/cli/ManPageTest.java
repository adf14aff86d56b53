package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ManPageTest {
  private final Path folder;

  ManPageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void groffHasNothingToSayAboutThem() throws Exception {
    Ran.needs("groff");
    assertThat(Said.by("man", "--output", folder.toString()).status()).isZero();
    try (var pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        Ran ran =
            Ran.with(
                Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"),
                "groff",
                "-ww",
                "-man",
                "-Tutf8",
                page.toString());
        assertThat(ran.err()).as(page.toString()).isEmpty();
        // Bold is a letter struck twice.
        assertThat(ran.out().replaceAll(".\b", ""))
            .contains("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS");
      }
    }
  }

  @Test
  void thereIsOneForEveryCommand() throws Exception {
    assertThat(Said.by("man", "--output", folder.toString()).status()).isZero();
    for (Page page : Page.all(SentryCommand.line(FrameTest.quiet()))) {
      String text = Files.readString(folder.resolve(page.joined("-") + ".1"));
      for (var option : page.options()) {
        assertThat(text).contains(option.longestName().replace("-", "\\-"));
      }
    }
    assertThat(Files.readString(folder.resolve("sentry.1"))).contains("EXIT STATUS", "93");
    assertThat(folder.resolve("sentry-man.1")).doesNotExist();
  }
}
