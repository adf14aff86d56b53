package io.jobsentry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What inputs are made of. */
final class Seeds {
  private static final Path RESOURCES =
      Path.of(System.getProperty("fuzz.resources", "src/test/resources"));

  private Seeds() {}

  static List<byte[]> of(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  /** The trace samples in folders of these names. */
  static List<byte[]> traces(Set<String> folders) {
    return files(RESOURCES.resolve("traces")).stream()
        .filter(file -> file.toString().endsWith(".txt"))
        .filter(file -> folders.contains(folder(file)))
        .map(Seeds::bytes)
        .toList();
  }

  /** Every trace sample. */
  static List<byte[]> traces() {
    return files(RESOURCES.resolve("traces")).stream()
        .filter(file -> file.toString().endsWith(".txt"))
        .map(Seeds::bytes)
        .toList();
  }

  /** What once broke a target. */
  static List<Path> corpus(String target) {
    return files(RESOURCES.resolve("fuzz")).stream()
        .filter(file -> folder(file).equals(target))
        .toList();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folder(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
