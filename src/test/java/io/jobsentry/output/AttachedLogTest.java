package io.jobsentry.output;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AttachedLogTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private final Layout layout;
  private final Path log;
  private final List<Exception> troubles = new CopyOnWriteArrayList<>();

  AttachedLogTest(@TempDir Path folder) throws IOException {
    layout = new Layout(folder.resolve("project"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    log = elsewhere.resolve("app.log");
  }

  @AfterEach
  void close() {
    assertThat(troubles).isEmpty();
  }

  private AttachedLog attach() throws IOException {
    return AttachedLog.start(layout, FIRST, log, false, troubles::add, Clock.SYSTEM);
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, CREATE, APPEND);
  }

  private String copied() {
    try {
      Path segment = layout.segment(FIRST);
      return Files.exists(segment) ? Files.readString(segment) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void untilCopied(String text) {
    Until.true_(() -> copied().equals(text), this::copied);
  }

  @Test
  void startsAtTheEnd() throws IOException {
    write("old\n");
    try (var attached = attach()) {
      write("new\n");
      untilCopied("new\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void readsTheOldFileToItsEndBeforeTheNewOne() throws IOException {
    write("old\n");
    try (var attached = attach()) {
      write("a\n");
      untilCopied("a\n");
      Path rotated = log.resolveSibling("app.log.1");
      Files.move(log, rotated);
      Files.writeString(rotated, "late\n", APPEND);
      write("b\n");
      untilCopied("a\nlate\nb\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void readsTheOldFileAlthoughItIsRenamedBeforeTheFirstLook() throws IOException {
    write("");
    AttachedLog.markEnd(layout, FIRST, log);
    write("a\n");
    var renamed = new AtomicBoolean();
    // Asked for the time once it knows where it stands, and before it reads anything.
    Clock rotating =
        () -> {
          try {
            if (renamed.compareAndSet(false, true)) {
              Files.move(log, log.resolveSibling("app.log.1"));
              write("b\n");
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return Clock.SYSTEM.now();
        };
    try (var attached = AttachedLog.start(layout, FIRST, log, false, troubles::add, rotating)) {
      untilCopied("a\nb\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void startsOverWhenTheFileWasCut() throws IOException {
    write("a long line that was there before\n");
    try (var attached = attach()) {
      write("a\n");
      untilCopied("a\n");
      Files.writeString(log, "b\n", TRUNCATE_EXISTING);
      untilCopied("a\nb\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void takesAllOfAFileThatAppearsLater() throws IOException {
    try (var attached = attach()) {
      write("first\n");
      untilCopied("first\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void goesOnWhereItStoppedAndRepeatsNothing() throws IOException {
    write("old\n");
    attach().close();
    write("a\n");
    attach().close();
    assertThat(copied()).isEqualTo("a\n");
    // As if it had been killed after copying and before keeping its place.
    Files.writeString(layout.segment(FIRST), "b\n", APPEND);
    write("b\nc\n");
    attach().close();
    assertThat(copied()).isEqualTo("a\nb\nc\n");
  }

  @Test
  void findsTheRestOfAFileThatWasRenamedWhileNobodyLooked() throws IOException {
    write("old\n");
    attach().close();
    write("a\n");
    Files.move(log, log.resolveSibling("app.log.1"));
    write("b\n");
    try (var attached = attach()) {
      untilCopied("a\nb\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void readsANewFileFromItsBeginningWhenTheOldOneIsGone() throws IOException {
    write("a long line that was there before\n");
    attach().close();
    Files.delete(log);
    // Keeps the number of the deleted file from being used again.
    Files.writeString(log.resolveSibling("other"), "");
    try (var attached = attach()) {
      write("b\n");
      untilCopied("b\n");
      assertThat(attached).isNotNull();
    }
  }

  @Test
  void doesNotGlueHalfALineToTheNextFile() throws IOException {
    write("old\n");
    try (var attached = attach()) {
      write("half");
      untilCopied("half");
      Files.writeString(log, "", TRUNCATE_EXISTING);
      write("x\n");
      untilCopied("half\nx\n");
      assertThat(attached).isNotNull();
    }
    attach().close();
    assertThat(copied()).isEqualTo("half\nx\n");
  }
}
