package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An error of R that is being read: a call, a message, the calls that led there, and the end. */
final class RReading implements Reading {
  private static final int MOST_LINES = 60;
  private static final String ARROW = " -> ";

  /** Functions of R itself that errors are often raised in. */
  private static final Set<String> BASE =
      Set.of(
          "stop",
          "warning",
          "file",
          "read.csv",
          "read.table",
          "readLines",
          "readRDS",
          "library",
          "require",
          "loadNamespace",
          "eval",
          "evalq",
          "print",
          "print.default",
          "lapply",
          "sapply",
          "vapply",
          "Map",
          "mapply",
          "FUN",
          "do.call",
          "tryCatch",
          "tryCatchList",
          "tryCatchOne",
          "doTryCatch",
          "value[[3L]]",
          "withCallingHandlers",
          "withVisible",
          "source",
          "match.arg",
          "match.fun",
          "stopifnot",
          "log",
          "sqrt",
          "sum",
          "mean",
          "lm",
          "glm",
          "model.frame",
          "model.frame.default",
          "predict",
          "get",
          "parse",
          "url",
          "gzfile",
          "scan",
          "as.Date",
          "factor",
          "Reduce",
          "Filter",
          "system",
          "system2",
          "suppressWarnings",
          "try",
          "<Anonymous>",
          "traceback",
          "quit",
          "simpleError",
          ".handleSimpleError",
          "h",
          "withOneRestart",
          "solve",
          "solve.default",
          "cat",
          "paste",
          "apply",
          "merge",
          "data.frame",
          "rbind",
          "cbind",
          "strsplit",
          "substr",
          "nchar",
          "matrix",
          "array",
          "setwd",
          "dyn.load");

  private final Message message = new Message();
  private final List<String> held = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private String function = "";
  private int lead;
  private int lines;
  private boolean said;
  private boolean ended;
  private boolean traced;
  private boolean messageOver;

  /**
   * @param lead how many lines come before the one that ends it
   */
  RReading(int lead) {
    this.lead = lead;
  }

  @Override
  public boolean knows(String line) {
    return line.equals(RGrammar.HALTED) || line.startsWith("Calls: ");
  }

  @Override
  public Step next(String line) {
    if (!said) {
      said = true;
      header(line);
      return Step.TAKEN;
    }
    Step step = after(line);
    boolean inLead = lead > 1;
    lead--;
    return inLead && step == Step.HELD ? Step.TAKEN : step;
  }

  private Step after(String line) {
    if (line.equals(RGrammar.HALTED)) {
      settle();
      ended = true;
      return Step.LAST;
    }
    if (line.startsWith("Calls: ")) {
      settle();
      calls(line.substring("Calls: ".length()).replace(" ... ", ARROW));
      return Step.TAKEN;
    }
    int number = Text.digits(line, 0);
    if (number > 0 && line.startsWith(": ", number)) {
      settle();
      traced = true;
      return Step.TAKEN;
    }
    if (traced) {
      return Text.isIndented(line) ? Step.TAKEN : Step.ENDED;
    }
    messageOver |= line.startsWith("In addition: ") || line.startsWith("Backtrace:");
    if (!messageOver) {
      held.add(line);
    }
    return ++lines > MOST_LINES ? Step.ENDED : Step.HELD;
  }

  /** {@code main -> load -> file}, the outermost first. */
  private void calls(String text) {
    int start = 0;
    while (start <= text.length() && calls.size() < 256) {
      int end = text.indexOf(ARROW, start);
      calls.add(text.substring(start, end < 0 ? text.length() : end).strip());
      start = end < 0 ? text.length() + 1 : end + ARROW.length();
    }
  }

  private void header(String line) {
    if (line.startsWith(RGrammar.ERROR)) {
      message.add(line.substring(RGrammar.ERROR.length()));
      return;
    }
    String rest = line.startsWith(RGrammar.IN) ? line.substring(RGrammar.IN.length()) : "";
    int colon = rest.indexOf(" : ");
    String call = colon < 0 ? rest : rest.substring(0, colon);
    int open = call.indexOf('(');
    function = open > 0 ? call.substring(0, open) : "";
    if (colon >= 0 && colon + 3 < rest.length()) {
      message.add(rest.substring(colon + 3));
    }
  }

  /** What was held turned out to be the message's further lines. */
  private void settle() {
    if (messageOver && held.isEmpty()) {
      return;
    }
    boolean first = message.toString().isEmpty();
    for (String line : held) {
      message.add(first ? line.strip() : line);
      first = false;
    }
    held.clear();
  }

  private List<Frame> frames() {
    var frames = new FrameList();
    var names = new ArrayList<>(calls.reversed());
    if (!function.isEmpty() && !names.contains(function)) {
      names.addFirst(function);
    }
    for (String name : names) {
      frames.add(Frame.of("", name, !BASE.contains(name)));
    }
    return frames.asPrinted();
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (!ended && !traced && calls.isEmpty()) {
      return Optional.empty();
    }
    var thrown = new Thrown(Link.THROWN, "Error", message.toString(), frames(), 0);
    return Optional.of(Draft.of(List.of(thrown), ended || traced));
  }
}
