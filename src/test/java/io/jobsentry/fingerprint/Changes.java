package io.jobsentry.fingerprint;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs in the output of one failure when it happens again, elsewhere or later. */
enum Changes {
  /** Somebody edited the code above it. */
  LINES("(\\.[A-Za-z]{1,5}\"?, line |\\.[A-Za-z]{1,5}(?::|\\()(?:line )?|\\bline )(\\d{1,5})\\b") {
    @Override
    String with(String text, Random random) {
      int shift = 1 + random.nextInt(40);
      return replaced(
          text, random, (it, r) -> it.group(1) + (Integer.parseInt(it.group(2)) + shift));
    }
  },
  /** Another checkout. */
  PATHS("/srv/(?:app|job)(?=/)") {
    @Override
    String with(String text, Random random) {
      String root = ROOTS.get(random.nextInt(ROOTS.size()));
      return replaced(text, random, (it, r) -> root);
    }
  },
  ADDRESSES("\\b0x[0-9a-f]{4,}\\b") {
    @Override
    String with(String text, Random random) {
      return replaced(text, random, (it, r) -> "0x7f" + Long.toHexString(r.nextLong() >>> 24));
    }
  },
  PROCESSES(
      "(==|\\bpid[ =]|goroutine |\\[(?=\\d+\\](?!:)))(\\d{2,7})(?===|\\b)|\\b(\\d{3,7})(?="
          + " (?:Aborted|Killed|Segm|Illegal|Floating|Bus|Terminated))") {
    @Override
    String with(String text, Random random) {
      String pid = "" + (100 + random.nextInt(4_000_000));
      return replaced(text, random, (it, r) -> (it.group(1) == null ? "" : it.group(1)) + pid);
    }
  },
  TIMES("\\b\\d{4}-\\d\\d-\\d\\d([T ])\\d\\d:\\d\\d:\\d\\d") {
    @Override
    String with(String text, Random random) {
      return replaced(
          text,
          random,
          (it, r) ->
              "2027-0%d-1%d%s0%d:1%d:2%d"
                  .formatted(
                      1 + r.nextInt(9),
                      r.nextInt(9),
                      it.group(1),
                      r.nextInt(9),
                      r.nextInt(9),
                      r.nextInt(9)));
    }
  },
  /** Compiled again. */
  BUILDS("(::h)[0-9a-f]{16}\\b|(lambda\\$\\w+\\$)\\d+|(rustc/)[0-9a-f]{40}") {
    @Override
    String with(String text, Random random) {
      return replaced(
          text,
          random,
          (it, r) ->
              it.group(1) != null
                  ? "::h%016x".formatted(r.nextLong())
                  : it.group(2) != null
                      ? it.group(2) + r.nextInt(90)
                      : "rustc/%040x".formatted(r.nextLong() >>> 1));
    }
  },
  UUIDS("\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b") {
    @Override
    String with(String text, Random random) {
      return replaced(
          text, random, (it, r) -> new java.util.UUID(r.nextLong(), r.nextLong()).toString());
    }
  },
  HOSTS("(?<!GPU )\\b(?:gpu|node|cn)-?\\d+\\b|\\b10\\.\\d+\\.\\d+\\.\\d+\\b") {
    @Override
    String with(String text, Random random) {
      return replaced(
          text,
          random,
          (it, r) ->
              it.group().startsWith("10.")
                  ? "192.168." + r.nextInt(256) + ".17"
                  : "dgx" + r.nextInt(999) + "-a");
    }
  },
  SIZES("\\b\\d+\\.\\d+ (?=[GMK]i?B\\b)") {
    @Override
    String with(String text, Random random) {
      return replaced(text, random, (it, r) -> r.nextInt(999) + "." + (10 + r.nextInt(90)) + " ");
    }
  },
  COLOURS("(?m)^(.+)$") {
    @Override
    String with(String text, Random random) {
      return replaced(
          text,
          random,
          (it, r) -> r.nextInt(3) == 0 ? "\u001b[1;31m" + it.group() + "\u001b[0m" : it.group());
    }
  };

  private static final List<String> ROOTS =
      List.of(
          "/home/ada/work/proj",
          "/opt/build/x1",
          "/mnt/nfs/users/grace/run-17/code",
          "/workspace",
          "/home/ada/my-code");

  /** What launchers, containers and loggers put before each line. */
  static final List<String> PREFIXES =
      List.of(
          "[rank%d]: ",
          "[default%d]:",
          "[1,%d]<stderr>:",
          "%d: ",
          "node%d: ",
          "worker-%d  | ",
          "(Worker pid=%d) ",
          "2026-11-21T15:00:01.123Z ",
          "2026-11-21T15:00:01.123Z [rank%d]: ",
          "Nov 21 15:00:01 host job[%d]: ",
          "[rank%d]: 2026-11-21 15:00:01,123 ERROR ");

  private final Pattern pattern;

  Changes(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  abstract String with(String text, Random random);

  String replaced(String text, Random random, BiFunction<MatchResult, Random, String> with) {
    return pattern.matcher(text).replaceAll(it -> Matcher.quoteReplacement(with.apply(it, random)));
  }

  /** Most of them, and a prefix before each line now and then. */
  static String of(String text, Random random, boolean prefix) {
    String changed = text;
    for (Changes change : values()) {
      if (random.nextInt(4) > 0) {
        changed = change.with(changed, random);
      }
    }
    if (prefix && random.nextInt(2) == 0) {
      String before =
          PREFIXES.get(random.nextInt(PREFIXES.size())).formatted(2 + random.nextInt(90));
      changed = changed.replaceAll("(?m)^", Matcher.quoteReplacement(before));
    }
    return changed;
  }
}
