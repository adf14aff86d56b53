package io.jobsentry.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A log that can be read: a file, plain or compressed by gzip, or what somebody pipes in.
 *
 * @param name what the user calls it
 * @param size in bytes as it lies on disk; 0 when that is not known
 * @param changed when it was last written to; the present for what is piped in
 */
public record Log(String name, Optional<Path> file, InputStream piped, long size, Instant changed) {
  /** How standard input is called. */
  public static final String PIPED = "-";

  /**
   * @param word a file's name as the user wrote it, or {@link #PIPED}
   * @param folder where the user stands
   * @param now for what is piped in
   */
  public static Log of(String word, Path folder, InputStream in, Instant now)
      throws UnreadableLogException {
    if (word.equals(PIPED)) {
      return new Log("standard input", Optional.empty(), in, 0, now);
    }
    Path file = folder.resolve(word);
    try {
      if (!Files.exists(file)) {
        throw new UnreadableLogException("`" + word + "` is not there", "");
      }
      if (Files.isDirectory(file)) {
        throw new UnreadableLogException(
            "`" + word + "` is a folder", "name the files in it, the oldest first");
      }
      if (!Files.isReadable(file)) {
        throw new UnreadableLogException("no permission for `" + word + "`", "");
      }
      return new Log(
          word,
          Optional.of(file),
          InputStream.nullInputStream(),
          Files.isRegularFile(file) ? Files.size(file) : 0,
          Files.getLastModifiedTime(file).toInstant());
    } catch (UnreadableLogException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableLogException("`" + word + "` cannot be read: " + e.getMessage(), "");
    }
  }

  /** Its bytes, unpacked. */
  Bytes open() throws IOException {
    if (file.isEmpty()) {
      return Bytes.of(name, piped);
    }
    // Of a pipe in the file system nothing may be read twice.
    FileChannel channel = FileChannel.open(file.get());
    return Bytes.of(name, new DirectInput(channel, Channels.newInputStream(channel)));
  }
}
