package io.jobsentry.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Makes inputs of seeds: puts them together, and damages their lines, words and bytes. */
final class Mutator {
  private static final int LONGEST = 1 << 17;
  private static final int LONGEST_FLOOD = 1 << 21;
  private static final List<String> PREFIXES =
      List.of(
          "[rank3]: ",
          "2026-11-21T15:00:01.123Z ",
          "Nov 21 15:00:01 box app[4711]: ",
          "web-1  | ",
          "[default0]:",
          "[1,3]<stderr>:",
          "E1121 15:00:01.123456 4711 a.cc:1] ",
          "2026-11-21 15:00:01,000 ERROR [main] ",
          "node1: ",
          "(Worker pid=4711, ip=10.0.0.4) ",
          "\t",
          "    ");
  private static final List<String> ODD =
      List.of(
          "\r",
          "\r\n",
          "\n\n",
          "\0",
          "\u001b[31m",
          "\u001b]0;",
          "\u001b",
          "\u00ff\u00fe",
          "\ufeff",
          "\u0130",
          "\ud83d\ude00",
          "\t",
          "  ",
          "\"",
          "\\",
          "\\n",
          "\\u",
          "{\"",
          "\"}",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "<",
          ">",
          ":",
          ": ",
          "=",
          "=\"",
          "/",
          "|",
          "'",
          "`",
          "-1",
          "0",
          "99999999999999999999",
          "2147483648",
          "1e999999999",
          "1e-999999999",
          "0x",
          "%",
          ".",
          "..",
          "...",
          "#",
          "~",
          "^");

  private final List<byte[]> seeds;
  private final List<String> words;

  Mutator(List<byte[]> seeds) {
    this.seeds = seeds;
    var all = new TreeSet<String>();
    for (byte[] seed : seeds) {
      all.addAll(List.of(new String(seed, ISO_8859_1).split("(?<=[ :()\\[\\]\"'/,;=])|\n")));
    }
    all.remove("");
    this.words = List.copyOf(all);
  }

  byte[] next(Random random) {
    if (random.nextInt(20) == 0) {
      var noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      return noise;
    }
    List<String> lines = lines(random);
    for (int wounds = random.nextInt(random.nextInt(8) == 0 ? 60 : 10); wounds > 0; wounds--) {
      wound(lines, random);
    }
    if (random.nextInt(40) == 0 && !lines.isEmpty()) {
      return flood(lines, random);
    }
    String end = random.nextInt(8) == 0 ? "\r\n" : random.nextInt(20) == 0 ? "\r" : "\n";
    String text = String.join(end, lines) + (random.nextBoolean() ? end : "");
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int i = bytes.length == 0 ? 0 : random.nextInt(6) - 3; i > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes.length <= LONGEST ? bytes : java.util.Arrays.copyOf(bytes, LONGEST);
  }

  private List<String> lines(Random random) {
    var lines = new ArrayList<String>();
    for (int i = 1 + random.nextInt(3); i > 0 && !seeds.isEmpty(); i--) {
      String seed = new String(seeds.get(random.nextInt(seeds.size())), ISO_8859_1);
      List<String> more = seed.lines().limit(400).toList();
      int from = random.nextInt(4) == 0 ? random.nextInt(more.size() + 1) : 0;
      if (random.nextInt(6) == 0) {
        woven(lines, more.subList(from, more.size()), random);
      } else {
        lines.addAll(more.subList(from, more.size()));
      }
    }
    if (random.nextInt(4) == 0) {
      String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
      lines.replaceAll(line -> prefix + line);
    }
    return lines;
  }

  private static void woven(List<String> lines, List<String> others, Random random) {
    int at = 0;
    for (String line : others) {
      at = Math.min(lines.size(), at + random.nextInt(3));
      lines.add(at++, line);
    }
  }

  /** One piece of the text, over and over. */
  private static byte[] flood(List<String> lines, Random random) {
    int from = random.nextInt(lines.size());
    int to = Math.min(lines.size(), from + 1 + random.nextInt(4));
    String piece = String.join("\n", lines.subList(from, to)) + (random.nextInt(5) > 0 ? "\n" : "");
    int times = Math.min(20_000, LONGEST_FLOOD / Math.max(1, piece.length()));
    String start = String.join("\n", lines.subList(0, from)) + "\n";
    String rest = String.join("\n", lines.subList(to, lines.size()));
    String all = start + piece.repeat(random.nextInt(times + 1)) + rest;
    return all.substring(0, Math.min(all.length(), LONGEST_FLOOD)).getBytes(ISO_8859_1);
  }

  private void wound(List<String> lines, Random random) {
    if (lines.isEmpty()) {
      lines.add(word(random));
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int place = random.nextInt(line.length() + 1);
    String before = line.substring(0, place);
    String after = line.substring(place);
    switch (random.nextInt(17)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, before);
      case 3 -> lines.set(at, after);
      case 4 -> lines.set(at, "");
      case 5 -> lines.set(at, before + (char) random.nextInt(256) + after);
      case 6 -> lines.set(at, line + lines.get(random.nextInt(lines.size())));
      case 7 -> lines.set(at, cut(line.repeat(1 + random.nextInt(20))));
      case 8 -> lines.set(at, PREFIXES.get(random.nextInt(PREFIXES.size())) + line);
      case 9, 10, 11 -> lines.set(at, cut(before + word(random) + after));
      case 12 -> lines.set(at, cut(before + word(random).repeat(random.nextInt(3000)) + after));
      case 13 -> lines.add(at, word(random) + word(random) + word(random));
      case 14 -> {
        int length = random.nextInt(after.length() + 1);
        lines.set(at, cut(before + after.substring(0, length).repeat(random.nextInt(60)) + after));
      }
      case 15 ->
          lines.set(at, before + after.substring(Math.min(after.length(), random.nextInt(8))));
      default -> {
        int other = random.nextInt(lines.size());
        lines.set(at, lines.get(other));
        lines.set(other, line);
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= 1 << 15 ? text : text.substring(0, 1 << 15);
  }

  private String word(Random random) {
    if (words.isEmpty() || random.nextInt(3) == 0) {
      String odd = ODD.get(random.nextInt(ODD.size()));
      return new String(odd.getBytes(UTF_8), ISO_8859_1);
    }
    return words.get(random.nextInt(words.size()));
  }
}
