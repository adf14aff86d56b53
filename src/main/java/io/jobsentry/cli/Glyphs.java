package io.jobsentry.cli;

import java.util.Locale;
import java.util.Map;

/**
 * The characters that bars are drawn with.
 *
 * @param levels from nothing to full, for bars that stand
 * @param full a filled place in a bar that lies
 * @param rest an empty one
 */
record Glyphs(String levels, char full, char rest, char axis, char corner, char floor) {
  private static final Glyphs BLOCKS = new Glyphs(" ▁▂▃▄▅▆▇█", '█', '░', '│', '└', '─');
  private static final Glyphs ASCII = new Glyphs(" .:|#", '#', '.', '|', '+', '-');

  /** Blocks where the terminal says that it knows them. */
  static Glyphs of(Map<String, String> env) {
    String locale = "";
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      locale = locale.isEmpty() ? env.getOrDefault(name, "") : locale;
    }
    String word = locale.toLowerCase(Locale.ROOT);
    boolean utf8 = word.contains("utf-8") || word.contains("utf8");
    return utf8 && !"dumb".equals(env.get("TERM")) ? BLOCKS : ASCII;
  }

  /** A bar that lies. */
  String bar(double part, int width) {
    int filled = (int) Math.round(Math.clamp(part, 0, 1) * width);
    return String.valueOf(full).repeat(filled) + String.valueOf(rest).repeat(width - filled);
  }

  /** What of a bar that stands is seen in one of its rows, 0 being the lowest. */
  char part(double height, int row) {
    int steps = levels.length() - 1;
    double here = Math.clamp(height - row, 0, 1);
    int level = (int) Math.round(here * steps);
    // What is there at all is seen.
    return levels.charAt(row == 0 && height > 0 ? Math.max(1, level) : level);
  }
}
