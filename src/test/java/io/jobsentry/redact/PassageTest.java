package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every text: in pieces or whole, once or twice, well-formed or not. */
final class PassageTest {
  private static final Redactor REDACTOR =
      Redactor.of(Map.of("SERVICE_TOKEN", "a value with blanks 17"));

  /** The time of the processor that this thread has used: others may be busy. */
  private static long spent() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Secrets and harmless lines, mixed by lot. */
  private static String mixed(Lot lot, int lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      String line =
          switch (lot.below(8)) {
            case 0 -> Planted.named(lot).text();
            case 1 -> Planted.placed(lot).text();
            case 2 -> Planted.key(lot).text();
            case 3 -> lot.one(Planted.provided(lot)).text();
            case 4 -> "it said a value with blanks 17 again";
            default -> Harmless.line(lot);
          };
      text.append(line).append(lot.one("\n", "\n", "\r\n", " "));
    }
    return text.toString();
  }

  /** Pieces of what the rules look at, in an order that makes no sense. */
  private static byte[] noise(Lot lot, int pieces) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < pieces; i++) {
      String piece =
          lot.one(
              "password",
              "=",
              ":",
              "\"",
              "'",
              "\\",
              "\\\"",
              " ",
              "\n",
              "token",
              "--",
              "key",
              "[redacted:",
              "[redacted:x]",
              "]",
              "://",
              "@",
              "Bearer ",
              "Authorization",
              "Cookie: ",
              ";",
              "&",
              ",",
              "-----BEGIN ",
              "PRIVATE KEY-----",
              "-----END ",
              "eyJ",
              "card ",
              "\u001b[31m",
              "%3D",
              "\\u003d",
              "mysql ",
              "-p",
              "curl -u ",
              "wandb",
              "Private-Lines: 3",
              ":5432:",
              "is ",
              "ü",
              "{",
              "}",
              "(",
              ")",
              "[",
              "<",
              ">",
              "$",
              lot.alnum(lot.from(1, 50)),
              lot.hex(40),
              lot.digits(16));
      out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      if (lot.below(9) == 0) {
        out.writeBytes(lot.bytes(lot.from(1, 6)));
      }
    }
    return out.toByteArray();
  }

  private static byte[] inPieces(byte[] text, Lot lot, int most) throws IOException {
    var out = new ByteArrayOutputStream();
    try (RedactingStream stream = REDACTOR.stream(out)) {
      int place = 0;
      while (place < text.length) {
        int length = Math.min(text.length - place, lot.from(1, most));
        stream.write(text, place, length);
        place += length;
        if (lot.below(4) == 0) {
          stream.flush();
        }
      }
    }
    return out.toByteArray();
  }

  @Test
  void whereThePiecesEndMakesNoDifference() throws IOException {
    var lot = new Lot(7);
    for (int i = 0; i < 20; i++) {
      byte[] text = mixed(lot, 30).getBytes(StandardCharsets.UTF_8);
      byte[] whole = REDACTOR.redact(text);
      assertThat(inPieces(text, lot, 1)).isEqualTo(whole);
      assertThat(inPieces(text, lot, 200)).isEqualTo(whole);
    }
  }

  @Test
  void aSecretIsFoundWhereverItIsCut() throws IOException {
    byte[] text = "a PASSWORD=hunter2-hunter2 b".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= text.length; cut++) {
      var out = new ByteArrayOutputStream();
      try (RedactingStream stream = REDACTOR.stream(out)) {
        stream.write(text, 0, cut);
        stream.flush();
        stream.write(text, cut, text.length - cut);
      }
      assertThat(out).hasToString("a PASSWORD=[redacted:password] b");
    }
  }

  @Test
  void twiceIsTheSameAsOnce() {
    var lot = new Lot(11);
    for (int i = 0; i < 100; i++) {
      String once = REDACTOR.redact(mixed(lot, 12)).text();
      assertThat(REDACTOR.redact(once).text()).isEqualTo(once);
    }
    for (int i = 0; i < 5_000; i++) {
      byte[] once = REDACTOR.redact(noise(lot, 30));
      byte[] twice = REDACTOR.redact(once);
      if (!java.util.Arrays.equals(once, twice)) {
        assertThat(new String(twice, StandardCharsets.ISO_8859_1))
            .as("round %d", i)
            .isEqualTo(new String(once, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void noLineComesOrGoesAndTheBeginningOfEachStays() {
    var lot = new Lot(13);
    for (int i = 0; i < 60; i++) {
      List<String> before = List.of(mixed(lot, 20).split("\n", -1));
      List<String> after =
          List.of(REDACTOR.redact(String.join("\n", before)).text().split("\n", -1));
      assertThat(after).hasSameSizeAs(before);
      for (int line = 0; line < before.size(); line++) {
        String clean = after.get(line);
        int mark = clean.indexOf(Marker.OPENING);
        assertThat(before.get(line))
            .startsWith(mark < 0 ? clean : clean.substring(0, mark).replaceAll("\"$", ""));
      }
    }
  }

  @Test
  void bytesThatAreNoTextPassUnchanged() {
    var lot = new Lot(17);
    var changed = new ArrayList<byte[]>();
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = lot.bytes(lot.from(0, 400));
      if (!java.util.Arrays.equals(REDACTOR.redact(bytes), bytes)) {
        changed.add(bytes);
      }
    }
    assertThat(changed).hasSizeLessThan(4);
    var all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    assertThat(REDACTOR.redact(all)).isEqualTo(all);
  }

  @Test
  void aVeryLongLineIsLookedAtAllThrough() {
    var lot = new Lot(19);
    var text = new StringBuilder();
    var secrets = new ArrayList<String>();
    while (text.length() < 5 << 20) {
      String secret = lot.alnum(24);
      secrets.add(secret);
      text.append("{\"n\": ")
          .append(text.length())
          .append(", \"password\": \"")
          .append(secret)
          .append("\", \"x\": \"")
          .append("word ".repeat(lot.below(3000)))
          .append("\"}, ");
    }
    String clean = REDACTOR.redact(text.toString()).text();
    assertThat(secrets).hasSizeGreaterThan(500).noneMatch(clean::contains);
    assertThat(clean).doesNotContain("\n");
  }

  /** Whatever is repeated, twice as much text takes about twice as long. */
  @Test
  void nothingThatIsRepeatedTakesLong() {
    for (String piece :
        List.of(
            "password=",
            "password='",
            "token=token:",
            "-----BEGIN PRIVATE KEY-----",
            "eyJ.",
            "https://a:",
            "Authorization: ",
            "Cookie: a=b;",
            "key",
            "\\\"",
            "[redacted:",
            "[redacted:x]",
            "a",
            "card 4111 ",
            "secret:\"\\",
            "mysql -p",
            "password is ",
            "ghp_",
            "()[]{}",
            "--",
            "%3D",
            "1:AA",
            "password=\\",
            "wandb key 0123456789abcdef0123456789abcdef01234567 ",
            "password=x,",
            "\u001b[31m")) {
      byte[] text = piece.repeat((2 << 20) / piece.length()).getBytes(StandardCharsets.UTF_8);
      long start = spent();
      REDACTOR.redact(text);
      // Quadratic time would be hours.
      assertThat(spent() - start).as(piece).isLessThan(20_000_000_000L);
    }
  }

  @Test
  void aStreamKeepsNoMoreThanALine() throws IOException {
    var lot = new Lot(23);
    byte[] block = mixed(lot, 2_000).getBytes(StandardCharsets.UTF_8);
    long[] out = {0};
    var sink =
        new OutputStream() {
          @Override
          public void write(int b) {
            out[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            out[0] += length;
          }
        };
    RedactingStream stream = REDACTOR.stream(sink);
    long in = 0;
    while (in < 8L << 20) {
      stream.write(block, 0, block.length);
      in += block.length;
    }
    assertThat(out[0]).isGreaterThan(in / 3);
    stream.finish();
    stream.close();
  }
}
