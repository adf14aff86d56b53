package io.jobsentry.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What may stand around a line, and what may differ in it, without its meaning another thing: what
 * schedulers, loggers and terminals put before it, and addresses, numbers, places and names of
 * hosts.
 */
final class Mutations {
  private static final List<Function<Random, String>> PREFIXES =
      List.of(
          _ -> "2026-11-21T03:14:07.120Z ",
          _ -> "2026-11-21 03:14:07,120 ERROR train: ",
          _ -> "[2026-11-21 03:14:07] ",
          _ -> "Nov 21 03:14:07 gpu-17 python[4411]: ",
          _ -> "2026-11-21T03:14:07.120482193Z stderr F ",
          random -> "[rank" + random.nextInt(1024) + "]: ",
          random -> "[default" + random.nextInt(8) + "]:",
          random -> random.nextInt(64) + ": ",
          random -> "node" + random.nextInt(64) + ": ",
          random -> "[1," + random.nextInt(64) + "]<stderr>:",
          random -> "train-" + random.nextInt(9) + "  | ",
          random -> "(WorkerDict pid=" + random.nextInt(99_999) + ") ",
          _ -> "E1121 03:14:07.120000 139 app.py:31] ",
          _ -> "  ");

  private static final Pattern HEXADECIMAL = Pattern.compile("\\b0x[0-9a-f]{6,}\\b");
  private static final Pattern ADDRESS = Pattern.compile("\\b10\\.\\d+\\.\\d+\\.\\d+\\b");
  private static final Pattern PROCESS = Pattern.compile("\\bpid[ =:]+\\d+");
  private static final Pattern HOST = Pattern.compile("(?<!GPU )\\b(?:gpu|node|cn)-?\\d+\\b");
  private static final Pattern SIZE = Pattern.compile("\\b\\d+\\.\\d+ (?=[GMK]i?B\\b)");
  private static final Pattern PLACE =
      Pattern.compile("/(?:data|ckpt|srv/app|scratch|nfs|mnt/\\w+)/(?=\\w)");

  private Mutations() {}

  /** Some lines with the same meaning, always the same for the same line. */
  static List<String> of(String line) {
    var random = new Random(line.hashCode());
    var lines = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      lines.add(PREFIXES.get(random.nextInt(PREFIXES.size())).apply(random) + inner(line, random));
    }
    lines.add(inner(line, random) + "\r");
    lines.add("\u001b[1;31m" + line + "\u001b[0m");
    lines.add("{\"level\":\"error\",\"msg\":\"" + escaped(line) + "\",\"rank\":3}");
    return lines;
  }

  private static String escaped(String line) {
    return line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
  }

  private static String inner(String line, Random random) {
    String text = line;
    text = replaced(text, HEXADECIMAL, random, (_, r) -> "0x7f" + Long.toHexString(r.nextLong()));
    text = replaced(text, ADDRESS, random, (_, r) -> "192.168." + r.nextInt(256) + ".17");
    text =
        replaced(
            text,
            PROCESS,
            random,
            (it, r) -> it.group().replaceAll("\\d+", "" + (1 + r.nextInt(4_000_000))));
    text = replaced(text, HOST, random, (_, r) -> "dgx" + r.nextInt(999) + "-a");
    text =
        replaced(text, SIZE, random, (_, r) -> r.nextInt(999) + "." + (10 + r.nextInt(90)) + " ");
    return replaced(text, PLACE, random, (_, r) -> "/volume-" + r.nextInt(9) + "/some user/x.y/");
  }

  private static String replaced(
      String text, Pattern pattern, Random random, BiFunction<MatchResult, Random, String> with) {
    return pattern
        .matcher(text)
        .replaceAll(it -> java.util.regex.Matcher.quoteReplacement(with.apply(it, random)));
  }
}
