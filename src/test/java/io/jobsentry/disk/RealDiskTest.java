package io.jobsentry.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RealDiskTest {
  @TempDir private Path folder = Path.of("");
  private final RealDisk disk = new RealDisk();

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void whatItMakesIsForItsOwnerOnly() throws Exception {
    Path deep = folder.resolve("a/b");
    disk.makeFolders(deep);
    disk.replace(deep.resolve("f"), "x".getBytes(UTF_8), true);
    disk.append(deep.resolve("g")).close();
    assertThat(mode(deep)).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(mode(deep.resolve("f"))).isEqualTo("rw-------");
    assertThat(mode(deep.resolve("g"))).isEqualTo("rw-------");
  }

  @Test
  void replacesAllOrNothingAndNarrowsRights() throws Exception {
    Path file = folder.resolve("f");
    Files.writeString(file, "old and longer");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(folder.resolve("f.new"), "left by a crash");
    disk.replace(file, "new".getBytes(UTF_8), false);
    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(disk.list(folder)).containsExactly("f");
  }

  @Test
  void aReplacementThatCannotBeMadeLeavesTheOldOne() throws Exception {
    Path file = folder.resolve("sub");
    Files.createDirectories(file.resolve("not-empty"));
    assertThatThrownBy(() -> disk.replace(file, new byte[1], true))
        .isInstanceOf(java.io.IOException.class);
    assertThat(file.resolve("not-empty")).isDirectory();
  }

  @Test
  void appendsCutsAndGoesOnBehindTheCut() throws Exception {
    Path file = folder.resolve("f");
    Files.writeString(file, "ab");
    try (Disk.Appender appender = disk.append(file)) {
      assertThat(appender.size()).isEqualTo(2);
      appender.append("cdef".getBytes(UTF_8), true);
      appender.cutTo(3);
      assertThat(appender.size()).isEqualTo(3);
      appender.append("X".getBytes(UTF_8), false);
    }
    assertThat(file).hasContent("abcX");
  }

  @Test
  void movesOverWhatIsThereAndForgetsWhatIsNot() throws Exception {
    Files.writeString(folder.resolve("a"), "a");
    Files.writeString(folder.resolve("b"), "b");
    disk.move(folder.resolve("a"), folder.resolve("b"));
    assertThat(folder.resolve("b")).hasContent("a");
    assertThat(disk.exists(folder.resolve("a"))).isFalse();
    disk.delete(folder.resolve("a"));
    disk.delete(folder.resolve("b"));
    assertThat(disk.list(folder)).isEmpty();
    assertThat(disk.list(folder.resolve("nowhere"))).isEmpty();
    assertThatThrownBy(() -> disk.read(folder.resolve("b")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
