package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Only the regions around triggers are read, in any chunks, and every trace is the same. */
final class TraceScanProperties {
  private static final List<byte[]> SAMPLES = samples();
  private static final List<String> ENDS = List.of("\n", "\n", "\n", "\r\n");

  private static List<byte[]> samples() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/traces"))) {
      return files
          .filter(it -> it.toString().endsWith(".txt"))
          .sorted()
          .map(TraceScanProperties::bytes)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Samples among ordinary lines, some of them long, and progress that overwrites itself. */
  private static byte[] output(Random random) {
    var out = new ByteArrayOutputStream();
    int pieces = 1 + random.nextInt(6);
    for (int piece = 0; piece < pieces; piece++) {
      String end = ENDS.get(random.nextInt(ENDS.size()));
      for (int i = random.nextInt(random.nextInt(20) == 0 ? 700 : 30); i > 0; i--) {
        int length = random.nextInt(100) == 0 ? random.nextInt(90_000) : random.nextInt(200);
        out.writeBytes(("step " + ".".repeat(length)).getBytes(UTF_8));
        out.writeBytes((random.nextInt(30) == 0 ? "\r" : end).getBytes(UTF_8));
      }
      String sample = new String(SAMPLES.get(random.nextInt(SAMPLES.size())), UTF_8);
      out.writeBytes(sample.replace("\n", end).getBytes(UTF_8));
    }
    byte[] all = out.toByteArray();
    return random.nextInt(4) == 0
        ? Arrays.copyOf(all, Math.max(1, all.length - random.nextInt(2000)))
        : all;
  }

  private static List<Trace> read(byte[] output, long offset, Random random) {
    var found = new ArrayList<Trace>();
    var scan =
        new Scan(
            new Lookout(List.of(), Optional.empty(), true), offset, _ -> {}, _ -> {}, found::add);
    int most = 1 << random.nextInt(18);
    for (int at = 0; at < output.length; ) {
      int length = Math.min(output.length - at, 1 + random.nextInt(most));
      scan.bytes(Arrays.copyOfRange(output, at, at + length), length, Duration.ofSeconds(1));
      at += length;
    }
    scan.flush(Duration.ofSeconds(1));
    return found;
  }

  /** Every line is handed over. */
  private static List<Trace> wanted(byte[] output, long offset) {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      boolean cr = output[i] == '\r';
      if (output[i] == '\n' || cr) {
        int next = cr && i + 1 < output.length && output[i + 1] == '\n' ? i + 2 : i + 1;
        assembler.line(line(output, offset, start, i, next));
        start = next;
        i = next - 1;
      }
    }
    if (start < output.length) {
      assembler.line(line(output, offset, start, output.length, output.length));
    }
    assembler.flush();
    return found;
  }

  private static TextLine line(byte[] output, long offset, int start, int end, int next) {
    String text =
        end - start > TraceScan.LONGEST_LINE ? "" : new String(output, start, end - start, UTF_8);
    return new TextLine(offset + start, offset + next, text);
  }

  @Property(tries = 120)
  void findsWhatReadingEveryLineFinds(@ForAll long seed) {
    var random = new Random(seed);
    byte[] output = output(random);
    long offset = random.nextInt(2) * 1_000_000_007L;
    assertThat(read(output, offset, random)).isEqualTo(wanted(output, offset));
  }
}
