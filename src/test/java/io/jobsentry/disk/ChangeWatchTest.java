package io.jobsentry.disk;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class ChangeWatchTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Path folder;
  private final Path file;

  /** With what the kernel offers, and without. */
  enum Sight {
    KEEN,
    BLIND;

    ChangeWatch on(Path path) {
      return switch (this) {
        case KEEN -> ChangeWatch.of(path);
        case BLIND -> ChangeWatch.blind(path);
      };
    }
  }

  ChangeWatchTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.file = Files.createFile(folder.resolve("file"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWriteEndsTheWait() throws IOException {
    try (var watch = ChangeWatch.of(file)) {
      assertThat(watch.arm()).isTrue();
      assertThat(watch.await(SHORT)).isFalse();
      Files.writeString(file, "x", APPEND);
      assertThat(watch.await(LONG)).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatHappensInAFolderEndsTheWait() throws IOException {
    try (var watch = ChangeWatch.of(folder)) {
      watch.arm();
      Path other = Files.createFile(folder.resolve("other"));
      assertThat(watch.await(LONG)).isTrue();
      Files.move(other, folder.resolve("renamed"));
      assertThat(watch.await(LONG)).isTrue();
      Files.delete(folder.resolve("renamed"));
      assertThat(watch.await(LONG)).isTrue();
      assertThat(watch.await(SHORT)).isFalse();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsToldOnceItIsDisarmed() throws IOException {
    try (var watch = ChangeWatch.of(file)) {
      watch.arm();
      watch.disarm();
      // The kernel says that it has let go, once.
      watch.await(SHORT);
      Files.writeString(file, "x", APPEND);
      assertThat(watch.await(SHORT)).isFalse();
    }
  }

  @Test
  void whatIsNotThereCannotBeWatched() {
    try (var watch = ChangeWatch.of(folder.resolve("nothing"))) {
      assertThat(watch.arm()).isFalse();
      assertThat(watch.await(SHORT)).isFalse();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anotherFileOfThatNameIsWatchedOnceItIsArmedAgain() throws IOException {
    try (var watch = ChangeWatch.of(file)) {
      watch.arm();
      Files.delete(file);
      watch.await(LONG);
      Files.createFile(file);
      assertThat(watch.arm()).isTrue();
      // What is left to be told of the file that is gone.
      while (watch.await(SHORT)) {}
      Files.writeString(file, "x", APPEND);
      assertThat(watch.await(LONG)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherThreadCanEndTheWait(Sight sight) {
    try (var watch = sight.on(file)) {
      watch.arm();
      var waited = CompletableFuture.supplyAsync(() -> watch.await(LONG));
      watch.wake();
      assertThat(waited.join()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWakeBeforeTheWaitEndsItAndOnlyThatOne(Sight sight) {
    try (var watch = sight.on(file)) {
      watch.wake();
      watch.wake();
      assertThat(watch.await(LONG)).isTrue();
      assertThat(watch.await(SHORT)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void toWakeAClosedOneDoesNothing(Sight sight) {
    var watch = sight.on(file);
    watch.close();
    watch.close();
    watch.wake();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThousandComeAndGoWithoutADescriptorLeft() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeThat(descriptors).exists();
    long before = count(descriptors);
    for (int i = 0; i < 1000; i++) {
      try (var watch = ChangeWatch.of(file)) {
        watch.arm();
      }
    }
    assertThat(count(descriptors)).isLessThan(before + 100);
  }

  private static long count(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.count();
    }
  }
}
