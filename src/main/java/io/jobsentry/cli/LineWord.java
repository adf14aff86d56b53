package io.jobsentry.cli;

import io.jobsentry.replay.Eyes;
import io.jobsentry.replay.Log;
import io.jobsentry.replay.LogLines;
import io.jobsentry.replay.UnreadableLogException;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The line that a user asks about: the words themselves, what is piped in, or a line of a log.
 *
 * @param text what is looked at; of piped input all lines, which may be a trace
 * @param told what is looked at beyond that: of a line of a log, the trace that it belongs to
 */
record LineWord(String text, String told) {
  private static final int MOST = 1 << 20;

  /**
   * @param words as given; empty when {@code at} is there
   * @param at {@code FILE:NUMBER}; may be empty
   */
  static LineWord of(Console console, List<String> words, Optional<String> at)
      throws RefusalException, IOException, InterruptedException {
    if (at.isPresent() && !words.isEmpty()) {
      throw RefusalException.usage(
          "there are a `LINE` and `--at " + at.get() + "`", "give one of them");
    }
    if (at.isPresent()) {
      return inLog(console, at.get());
    }
    if (words.isEmpty()) {
      throw RefusalException.usage(
          "`LINE` is missing",
          "give a line in quotes, `-` for standard input, or `--at FILE:NUMBER`");
    }
    String text = String.join(" ", words);
    if (text.equals(Log.PIPED)) {
      text = new String(console.in().readNBytes(MOST), StandardCharsets.UTF_8).stripTrailing();
    }
    if (text.isBlank()) {
      throw RefusalException.usage("the line is empty", "give a line in quotes");
    }
    return new LineWord(text, text);
  }

  private static LineWord inLog(Console console, String at)
      throws RefusalException, IOException, InterruptedException {
    int colon = at.lastIndexOf(':');
    if (colon < 1 || !at.substring(colon + 1).matches("[1-9][0-9]{0,11}")) {
      throw RefusalException.usage(
          "`--at " + at + "` names no line", "write `FILE:NUMBER`, lines are counted from 1");
    }
    long number = Long.parseLong(at.substring(colon + 1));
    try {
      Log log =
          Log.of(at.substring(0, colon), console.cwd(), console.in(), Clock.SYSTEM.now().wall());
      LogLines lines = LogLines.around(log, number);
      if (lines.line().isEmpty()) {
        throw RefusalException.failed(
            "`" + log.name() + "` has only " + Sizes.count(lines.seen(), "line"), "");
      }
      String all = String.join("\n", lines.all());
      int place =
          lines.all().subList(0, lines.place()).stream().mapToInt(it -> it.length() + 1).sum();
      return new LineWord(lines.line().get(), Eyes.traceAt(all, place).orElse(lines.line().get()));
    } catch (UnreadableLogException e) {
      throw RefusalException.failed(String.valueOf(e.getMessage()), e.hint());
    }
  }
}
