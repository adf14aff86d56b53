package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/**
 * Errors of Lua and LuaJIT, from their own interpreters or from a program that they are part of.
 */
final class LuaGrammar implements Grammar {
  static final String TRACEBACK = "stack traceback:";
  private static final int MOST_LEAD = 20;

  @Override
  public Language language() {
    return Language.LUA;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(TRACEBACK, "luajit: ", "lua: ", "lua5.");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    if (text.endsWith(TRACEBACK)) {
      return withLead(text.length() - TRACEBACK.length(), before);
    }
    int lua = text.indexOf("lua");
    while (lua >= 0) {
      int end = interpreter(text, lua);
      if (end > 0 && (lua == 0 || " \t:|>])-/".indexOf(text.charAt(lua - 1)) >= 0)) {
        return Optional.of(new Opening(lua, 0, new LuaReading(0)));
      }
      lua = text.indexOf("lua", lua + 1);
    }
    return Optional.empty();
  }

  /** Where what an interpreter says begins, if it says something. */
  static int interpreter(String text, int start) {
    int end = start + "lua".length();
    if (!text.startsWith("lua", start)) {
      return -1;
    }
    if (text.startsWith("jit", end)) {
      end += "jit".length();
    } else {
      while (Character.isDigit(Text.at(text, end)) || Text.at(text, end) == '.') {
        end++;
      }
    }
    return text.startsWith(": ", end) ? end + 2 : -1;
  }

  /** The message stands before the traceback: the nearest line that begins with a place. */
  private static Optional<Opening> withLead(int column, Before before) {
    for (int back = 1; back <= MOST_LEAD; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (LuaReading.placeIn(line.get()) >= 0) {
        return Optional.of(new Opening(column, back, new LuaReading(back)));
      }
    }
    return Optional.empty();
  }
}
