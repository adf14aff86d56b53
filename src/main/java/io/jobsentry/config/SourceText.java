package io.jobsentry.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A config file as text, with its lines at hand. */
record SourceText(String name, String text, List<String> lines) {
  /** The lines end where YAML ends them. */
  private static final String LINE_END = "\r\n|[\n\r\u0085\u2028\u2029]";

  static SourceText of(String name, String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SourceText(name, plain, List.of(plain.split(LINE_END, -1)));
  }

  /** How many leading bytes are proper UTF-8. */
  static int properBytes(byte[] content) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(content);
    var out = java.nio.CharBuffer.allocate(content.length + 1);
    decoder.decode(in, out, true);
    return in.position();
  }

  /** Decodes what is proper UTF-8 by contract of the caller. */
  static String decode(byte[] content, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8 within the first " + length + " bytes", e);
    }
  }

  /** The text of a line, counted from 1; empty where there is none. */
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** What stands at a place. */
  String at(Spot spot) {
    String line = line(spot.line());
    int points = line.codePointCount(0, line.length());
    int from = Math.clamp(spot.column() - 1L, 0, points);
    int to = Math.clamp((long) from + spot.width(), from, points);
    return line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
  }

  /** The place of a character, by its index in the text. */
  Spot spotOf(int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    List<String> above = List.of(before.split(LINE_END, -1));
    String last = above.getLast();
    return new Spot(above.size(), last.codePointCount(0, last.length()) + 1, 1);
  }

  /**
   * The place of a part of a scalar's text; the whole scalar where that cannot be told, as in texts
   * of several lines.
   */
  Spot within(Node.Scalar scalar, int offset, int length) {
    String raw = at(scalar.spot());
    if (raw.equals(scalar.text())) {
      int before = raw.codePointCount(0, offset);
      return scalar.spot().part(before, raw.codePointCount(offset, offset + length));
    }
    if (raw.length() < 2 || (raw.charAt(0) != '\'' && raw.charAt(0) != '"')) {
      return scalar.spot();
    }
    int from = rawIndex(raw, offset);
    int to = rawIndex(raw, offset + length);
    if (from < 0 || to < 0) {
      return scalar.spot();
    }
    return scalar.spot().part(raw.codePointCount(0, from), raw.codePointCount(from, to));
  }

  /** Where the n-th character of a quoted text is written; -1 where that cannot be told. */
  private static int rawIndex(String raw, int wanted) {
    boolean escapes = raw.charAt(0) == '"';
    int index = 1;
    for (int i = 0; i < wanted; i++) {
      if (index >= raw.length()) {
        return -1;
      }
      char c = raw.charAt(index);
      if (escapes && c == '\\') {
        if (index + 1 >= raw.length() || "xuU".indexOf(raw.charAt(index + 1)) >= 0) {
          return -1;
        }
        index += 2;
      } else {
        index += !escapes && c == '\'' ? 2 : 1;
      }
    }
    return index > raw.length() ? -1 : index;
  }
}
