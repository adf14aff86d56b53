package io.jobsentry.vital;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server answers, as far as it matters here.
 *
 * @param body its text, or the beginning of it
 */
record HttpAnswer(int status, String body) {
  /** Who sends more than that is not read to the end. */
  private static final int LONGEST = 256 * 1024;

  private static final String HEAD_END = "\r\n\r\n";

  /**
   * Reads as much of an answer as is needed.
   *
   * @param withBody whether anybody looks at its text
   */
  static HttpAnswer read(Socket socket, Deadline deadline, boolean withBody) throws IOException {
    InputStream in = socket.getInputStream();
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    while (true) {
      socket.setSoTimeout(deadline.millisLeft());
      int length = in.read(buffer);
      bytes.write(buffer, 0, Math.max(0, length));
      boolean last = length < 0 || bytes.size() >= LONGEST;
      Optional<HttpAnswer> answer =
          parse(bytes.toString(StandardCharsets.ISO_8859_1), withBody, last);
      if (answer.isPresent()) {
        return answer.get();
      }
      if (last) {
        throw new IOException("the answer breaks off");
      }
    }
  }

  /**
   * @param last whether no more is coming
   * @return nothing while something is missing
   */
  static Optional<HttpAnswer> parse(String text, boolean withBody, boolean last)
      throws IOException {
    String rest = text;
    while (true) {
      if (!"HTTP/1.".startsWith(rest.substring(0, Math.min(7, rest.length())))) {
        throw new IOException("what answers does not speak HTTP");
      }
      int end = rest.indexOf(HEAD_END);
      if (end < 0) {
        return Optional.empty();
      }
      String head = rest.substring(0, end);
      rest = rest.substring(end + HEAD_END.length());
      int status = status(head);
      if (status >= 200) {
        return withBody
            ? body(head, rest, last).map(body -> new HttpAnswer(status, utf8(body)))
            : Optional.of(new HttpAnswer(status, ""));
      }
      // It only says that the answer is on its way.
    }
  }

  private static int status(String head) throws IOException {
    String[] words = head.split("\r\n", 2)[0].split(" ", 3);
    if (words.length < 2 || !words[1].matches("[1-9][0-9]{2}")) {
      throw new IOException("what answers does not speak HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  private static Optional<String> body(String head, String rest, boolean last) {
    if (header(head, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      return chunked(rest, last);
    }
    String length = header(head, "content-length");
    boolean whole = length.matches("[0-9]{1,9}") && rest.length() >= Integer.parseInt(length);
    return whole || last ? Optional.of(rest) : Optional.empty();
  }

  /** Pieces, each with its length before it; the last has none. */
  private static Optional<String> chunked(String rest, boolean last) {
    var body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = rest.indexOf("\r\n", at);
      String length = line < 0 ? "" : rest.substring(at, line).split(";", 2)[0].strip();
      if (!length.matches("[0-9a-fA-F]{1,7}")) {
        return last ? Optional.of(body.toString()) : Optional.empty();
      }
      int size = Integer.parseInt(length, 16);
      if (size == 0) {
        return Optional.of(body.toString());
      }
      int from = line + 2;
      body.append(rest, from, Math.min(rest.length(), from + size));
      at = from + size + 2;
      if (at > rest.length()) {
        return last ? Optional.of(body.toString()) : Optional.empty();
      }
    }
  }

  private static String header(String head, String name) {
    for (String line : head.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "";
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
