package io.jobsentry.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue as it is written down in the sources. */
final class Written {
  static final Path FOLDER = Path.of("src/main/resources/io/jobsentry/catalogue");

  private Written() {}

  static List<FamilyFile> families() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Written::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Reviewed> signatures() {
    return families().stream().flatMap(file -> file.signatures().stream()).toList();
  }

  private static FamilyFile read(Path file) {
    try {
      return FamilyReader.read(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadCatalogueException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
