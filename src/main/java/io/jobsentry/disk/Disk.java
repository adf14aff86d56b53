package io.jobsentry.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few file operations that durable state is made of. Folders are made 0700 and files 0600.
 *
 * <p>Unless a method says so, what it did may be forgotten when the machine goes down; it is never
 * forgotten when only sentry goes down.
 */
public interface Disk {

  boolean exists(Path file);

  /**
   * The whole file.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  byte[] read(Path file) throws IOException;

  /** The names in a folder, sorted; none when there is no such folder. */
  List<String> list(Path folder) throws IOException;

  void makeFolders(Path folder) throws IOException;

  /**
   * Puts bytes in place of the whole file, all or nothing: a reader sees the old content or the
   * new. With {@code durable}, the new content is there for good once this returns.
   */
  void replace(Path file, byte[] content, boolean durable) throws IOException;

  /** Opens a file for appending, and makes it when it is not there. */
  Appender append(Path file) throws IOException;

  void move(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** A file open for appending. */
  interface Appender extends AutoCloseable {

    /** The size of the file now, with what a failed {@link #append} may have left there. */
    long size();

    /**
     * Adds all of the bytes, and with {@code durable} waits until they are there for good, together
     * with all before them. When this throws, any part of them may be there; {@link #cutTo} takes
     * it away again.
     */
    void append(byte[] bytes, boolean durable) throws IOException;

    /** Cuts the file to a size that it had, for good. */
    void cutTo(long size) throws IOException;

    @Override
    void close() throws IOException;
  }
}
