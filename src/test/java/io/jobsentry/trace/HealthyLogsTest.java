package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * In what programs say that do well nothing is taken for a trace, however much it talks of errors.
 */
final class HealthyLogsTest {
  private static final Path FOLDER = Path.of("src/test/resources/healthy");

  @TestFactory
  Stream<DynamicTest> noticesNothing() {
    return logs().stream()
        .map(
            log ->
                dynamicTest(
                    log.getFileName().toString(),
                    () -> assertThat(Sample.traces(lines(log))).isEmpty()));
  }

  @Test
  void areManyLines() {
    assertThat(logs().stream().mapToLong(log -> lines(log).size()).sum())
        .isGreaterThanOrEqualTo(100_000);
  }

  private static List<Path> logs() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(it -> it.toString().endsWith(".log.gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path log) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
