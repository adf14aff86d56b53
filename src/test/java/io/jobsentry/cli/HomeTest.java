package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class HomeTest {
  private final Path folder;

  HomeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void severalThatStartAtTheSameMomentAllFindIt() throws Exception {
    for (int i = 0; i < 200; i++) {
      var layout = new Layout(folder.resolve("project-" + i));
      var line = new CyclicBarrier(3);
      List<CompletableFuture<Void>> all =
          Stream.generate(() -> CompletableFuture.runAsync(() -> prepare(layout, line)))
              .limit(3)
              .toList();
      all.forEach(CompletableFuture::join);
      assertThat(Files.readString(layout.home().resolve(".gitignore"))).endsWith("!program.md\n");
      try (Stream<Path> files = Files.list(layout.home())) {
        assertThat(files.map(it -> it.getFileName().toString()))
            .containsExactlyInAnyOrder(".gitignore", "logs");
      }
    }
  }

  private static void prepare(Layout layout, CyclicBarrier line) {
    try {
      line.await();
      Home.prepare(layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
