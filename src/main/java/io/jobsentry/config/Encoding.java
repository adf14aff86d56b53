package io.jobsentry.config;

import java.util.Optional;

/** Tells whether bytes are text in UTF-8. */
final class Encoding {
  private Encoding() {}

  static Optional<ConfigProblem> problem(byte[] content, String name) {
    if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
      return Optional.of(
          new ConfigProblem(
              name, 0, 0, 0, "the file is in UTF-16", "save it as UTF-8, without a mark", ""));
    }
    int proper = SourceText.properBytes(content);
    if (proper == content.length) {
      return Optional.empty();
    }
    var before = SourceText.of(name, SourceText.decode(content, proper));
    Spot spot = before.spotOf(before.text().length());
    int end = proper;
    while (end < content.length && content[end] != '\n' && content[end] != '\r') {
      end++;
    }
    String rest =
        new String(content, proper, end - proper, java.nio.charset.StandardCharsets.ISO_8859_1);
    return Optional.of(
        new ConfigProblem(
            name,
            spot.line(),
            spot.column(),
            1,
            "byte 0x%02X is not part of a text in UTF-8".formatted(content[proper] & 0xFF),
            "save the file as UTF-8",
            before.line(spot.line())
                + "\uFFFD"
                + rest.substring(1).replaceAll("[^ -~]", "\uFFFD")));
  }

  private static boolean startsWith(byte[] content, int first, int second) {
    return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
  }
}
