package io.jobsentry.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.treesitter.jtreesitter.Parser;
import java.io.IOException;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * Holds the parser's Java side and its compiled core together: they come from different hands, and
 * each function is looked up by its name when it is first called.
 */
final class NativeCallsTest {
  private static final String CALLS = "io/github/treesitter/jtreesitter/internal/TreeSitter$ts_";

  @Test
  void theCoreHasEveryFunctionThatTheJavaSideCalls() throws IOException, URISyntaxException {
    URI jar = Parser.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    SymbolLookup core = Natives.open(Natives.file(Natives.shipped(), Natives.CORE));
    List<String> called;
    try (var file = new JarFile(Path.of(jar).toFile())) {
      called =
          file.stream()
              .map(it -> it.getName())
              .filter(it -> it.startsWith(CALLS) && it.endsWith(".class"))
              .map(
                  it ->
                      it.substring(
                          CALLS.length() - "ts_".length(), it.length() - ".class".length()))
              .toList();
    }

    assertThat(called).hasSizeGreaterThan(130);
    assertThat(called).allMatch(it -> core.find(it).isPresent());
  }

  @Test
  void theLibrariesOfEveryPlatformAreThere() throws IOException {
    for (String platform :
        List.of("x86_64-linux-gnu-", "aarch64-linux-gnu-", "x86_64-macos-", "aarch64-macos-")) {
      String ending = platform.endsWith("macos-") ? ".dylib" : ".so";
      assertThat(Natives.shipped().resolve(platform + Natives.CORE + ending)).isRegularFile();
      for (SourceLanguage language : SourceLanguage.values()) {
        assertThat(Natives.shipped().resolve(platform + language.library() + ending))
            .isRegularFile();
      }
    }
  }
}
