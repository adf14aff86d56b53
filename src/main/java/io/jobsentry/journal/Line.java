package io.jobsentry.journal;

import io.jobsentry.core.Fact;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the journal: {@code {"seq":…,"at":…,"fact":…,…,"crc":"…"}}. The checksum is over
 * everything before its own comma, so that a line can be checked without being understood.
 *
 * @param more whether the decision that it belongs to goes on in the next line
 */
record Line(long seq, Instant at, Fact fact, boolean more) {
  private static final String CRC = ",\"crc\":\"";

  String text() {
    var object = Json.object().put("seq", seq).put("at", at);
    FactText.write(object, fact);
    if (more) {
      object.put("more", true);
    }
    String open = JsonText.compact(object.build());
    open = open.substring(0, open.length() - 1);
    return open + CRC + crc(open) + "\"}\n";
  }

  /** Empty when the line is damaged. */
  static Optional<Line> parse(String text) throws UnreadableFactException {
    int crcAt = text.lastIndexOf(CRC);
    if (crcAt < 0 || !text.substring(crcAt).equals(CRC + crc(text.substring(0, crcAt)) + "\"}")) {
      return Optional.empty();
    }
    try {
      if (!(JsonText.parse(text) instanceof Json.Obj object)) {
        return Optional.empty();
      }
      var in = new FactFields(object);
      return Optional.of(
          new Line(in.number("seq"), in.instant("at"), FactText.read(object), object.flag("more")));
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static String crc(String text) {
    var crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
