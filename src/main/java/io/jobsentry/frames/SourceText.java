package io.jobsentry.frames;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file, with plain line ends, and valid whatever its bytes were: the parser sees the
 * same lines and columns as we do.
 *
 * @param notes what about the file should be known to whoever changes it
 */
record SourceText(String text, List<String> lines, List<String> notes) {

  /** What came of reading a file. */
  sealed interface Reading {
    record Read(SourceText text) implements Reading {}

    /** It is there and is not to be shown. */
    record Refused(String why) implements Reading {}

    record Failed(String why) implements Reading {}
  }

  /**
   * @param file without links in its path, a regular file
   */
  static Reading read(Path file, int mostBytes) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(mostBytes + 1);
    } catch (IOException e) {
      return new Reading.Failed("the file cannot be read");
    }
    if (bytes.length > mostBytes) {
      return new Reading.Refused("the file has more than " + mostBytes + " bytes");
    }
    for (byte one : bytes) {
      if (one == 0) {
        return new Reading.Refused("the file is no text");
      }
    }
    return new Reading.Read(of(bytes));
  }

  static SourceText of(byte[] bytes) {
    var notes = new ArrayList<String>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!isValid(bytes)) {
      notes.add("the file is not valid UTF-8: what could not be read is shown as `\uFFFD`");
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
      notes.add("the file starts with a byte order mark");
    }
    if (text.indexOf('\r') >= 0) {
      boolean pairs = text.contains("\r\n");
      text = text.replace("\r\n", "\n");
      boolean alone = text.indexOf('\r') >= 0;
      text = text.replace('\r', '\n');
      notes.add(
          pairs
              ? "its lines end with CR LF" + (alone ? ", and some with CR" : "")
              : "its lines end with CR");
    }
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.getLast().isEmpty()) {
      lines = lines.subList(0, lines.size() - 1);
    }
    return new SourceText(text, List.copyOf(lines), List.copyOf(notes));
  }

  private static boolean isValid(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /**
   * @param number counted from 1
   */
  String line(int number) {
    return lines.get(number - 1);
  }
}
