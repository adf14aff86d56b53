package io.jobsentry.cli;

import io.jobsentry.redact.Redactor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP file that is handed to others. Whatever goes into it loses its secrets, names included. It
 * is there as a whole or not at all, and for its owner only.
 */
final class Parcel implements AutoCloseable {
  private final Path file;
  private final Path draft;
  private final boolean replaces;
  private final Redactor redactor;
  private final ZipOutputStream zip;
  private final List<Item> items = new ArrayList<>();

  /** What is in it. */
  record Item(String name, long bytes) {}

  private Parcel(Path file, Path draft, boolean replaces, Redactor redactor) throws IOException {
    this.file = file;
    this.draft = draft;
    this.replaces = replaces;
    this.redactor = redactor;
    this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)));
  }

  /** What puts things into one. */
  @FunctionalInterface
  interface Packing {
    void into(Parcel parcel) throws RefusalException, IOException;
  }

  /**
   * Makes one.
   *
   * @param replaces whether a file that is there already may go
   * @param otherwise what to do where it may not
   */
  static List<Item> pack(
      Path file, boolean replaces, String otherwise, Redactor redactor, Packing packing)
      throws RefusalException {
    Path folder = file.resolveSibling(".").normalize();
    if (Files.isDirectory(file) || !Files.isDirectory(folder)) {
      throw RefusalException.failed(
          Files.isDirectory(file)
              ? "`" + file + "` is a folder"
              : "`" + folder + "` is no folder, so nothing can be written there",
          "name another file with `-o`");
    }
    if (!replaces && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw there(file, otherwise);
    }
    try (Parcel parcel = begin(file, folder, replaces, redactor)) {
      packing.into(parcel);
      parcel.seal();
      return List.copyOf(parcel.items);
    } catch (FileAlreadyExistsException _) {
      throw there(file, otherwise);
    } catch (IOException e) {
      throw RefusalException.failed(
          "`" + file + "` cannot be written: " + Complaints.inWords(e),
          "name another file with `-o`");
    }
  }

  private static RefusalException there(Path file, String otherwise) {
    return RefusalException.failed("`" + file + "` is there already", otherwise);
  }

  private static Parcel begin(Path file, Path folder, boolean replaces, Redactor redactor)
      throws IOException {
    Path draft =
        Files.createTempFile(
            folder,
            ".sentry-",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      return new Parcel(file, draft, replaces, redactor);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  void add(String name, String text, Instant at) throws IOException {
    put(name, redactor.redact(text).text().getBytes(StandardCharsets.UTF_8), at);
  }

  /** What may be no UTF-8: all but its secrets stays as it is. */
  void add(String name, byte[] bytes, Instant at) throws IOException {
    put(name, redactor.redact(bytes), at);
  }

  private void put(String name, byte[] clean, Instant at) throws IOException {
    String shown = redactor.redact(name).text();
    var entry = new ZipEntry(shown);
    entry.setLastModifiedTime(FileTime.from(at));
    zip.putNextEntry(entry);
    zip.write(clean);
    zip.closeEntry();
    items.add(new Item(shown, clean.length));
  }

  /** Puts it in its place. */
  private void seal() throws IOException {
    zip.close();
    if (replaces) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(draft, file);
    }
  }

  /** Leaves nothing of one that was not sealed. */
  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } catch (IOException _) {
      // What was written of it goes in any case, and why it failed has been told.
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
