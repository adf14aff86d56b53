package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Places in modules of Elixir and Erlang. */
final class BeamFrames {
  private static final Set<String> STANDARD =
      Set.of(
          "elixir",
          "stdlib",
          "kernel",
          "mix",
          "iex",
          "ex_unit",
          "logger",
          "erts",
          "eex",
          "compiler");

  private static final Set<String> MODULES =
      Set.of(
          "erlang",
          "erl_eval",
          "escript",
          "init",
          "lists",
          "gen_server",
          "gen_statem",
          "proc_lib",
          "gen",
          "supervisor",
          "timer",
          "maps",
          "ets",
          "file",
          "io",
          "binary",
          "string",
          "application_master",
          "code_server",
          "error_handler",
          "gen_event",
          "rpc",
          "global",
          "shell");

  private BeamFrames() {}

  /** {@code (elixir 1.14.0) lib/enum.ex:980: Enum.each/2}; empty if it is something else. */
  static Optional<Frame> elixir(String line) {
    String text = line.strip();
    boolean own = true;
    if (text.startsWith("(")) {
      int close = text.indexOf(") ");
      if (close < 0) {
        return Optional.empty();
      }
      String app = text.substring(1, close);
      int blank = app.indexOf(' ');
      own = !STANDARD.contains(blank < 0 ? app : app.substring(0, blank));
      text = text.substring(close + 2);
    }
    int colon = text.indexOf(": ");
    int line0 = colon < 0 ? -1 : text.lastIndexOf(':', colon - 1);
    if (line0 > 0 && Text.digits(text, line0 + 1) == colon && colon > line0 + 1) {
      String file = text.substring(0, line0);
      boolean mine = own && !file.startsWith("deps/") && !Folders.isDependency(file);
      String function = text.substring(colon + 2);
      return Optional.of(
          Frame.of(
              file,
              Text.number(text, line0 + 1).orElse(0),
              function.equals("(file)") ? "" : function,
              mine));
    }
    return isCall(text) ? Optional.of(Frame.of("", text, false)) : Optional.empty();
  }

  /** {@code :erlang.hd([])} or {@code Job.Nowhere.train(1)}. */
  private static boolean isCall(String text) {
    int end = text.indexOf('(');
    end = end < 0 ? text.indexOf('/') : end;
    if (end <= 0 || text.indexOf('.') < 0 || text.indexOf('.') > end) {
      return false;
    }
    String name = text.substring(0, end);
    return name.indexOf(' ') < 0 && (name.startsWith(":") || Character.isUpperCase(name.charAt(0)));
  }

  /**
   * Adds the frames that a term of Erlang names, {@code
   * {main,work,1,[{file,"main.erl"},{line,5}]}}.
   */
  static void addErlang(String term, FrameList frames) {
    String mark = "[{file,\"";
    int at = term.indexOf(mark);
    while (at >= 0) {
      int close = term.indexOf('"', at + mark.length());
      int line = close < 0 ? -1 : term.indexOf("{line,", close);
      int start = start(term, at);
      if (close > 0 && line > 0 && start >= 0) {
        List<String> parts = parts(term.substring(start + 1, at));
        String file = term.substring(at + mark.length(), close);
        int number = Text.number(term, line + "{line,".length()).orElse(0);
        if (parts.size() == 3) {
          String function = parts.get(0) + ":" + parts.get(1) + "/" + arity(parts.get(2));
          frames.add(Frame.of(file, number, function, isOwn(parts.get(0), file)));
        }
      }
      at = term.indexOf(mark, at + mark.length());
    }
  }

  /** Module, function, and what it was called with. */
  private static List<String> parts(String text) {
    int one = text.indexOf(',');
    int two = one < 0 ? -1 : text.indexOf(',', one + 1);
    return two < 0
        ? List.of()
        : List.of(text.substring(0, one), text.substring(one + 1, two), text.substring(two + 1));
  }

  static boolean isOwn(String module, String file) {
    return !MODULES.contains(module) && !Folders.isDependency(file);
  }

  /** Where the frame starts that has a place at the given one. */
  private static int start(String term, int place) {
    int depth = 0;
    for (int i = place - 1; i >= 0; i--) {
      char c = term.charAt(i);
      if (c == '}' || c == ']' || c == ')') {
        depth++;
      } else if (c == '[' || c == '(') {
        depth--;
      } else if (c == '{' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /** A number, or the arguments themselves. */
  private static String arity(String text) {
    int digits = Text.digits(text, 0);
    return digits > 0 ? text.substring(0, digits) : "?";
  }
}
