package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbered frames of a Rust backtrace, each with its place on the line after it, if known. */
final class RustBacktrace {
  private static final Set<String> STANDARD =
      Set.of("std", "core", "alloc", "__rustc", "backtrace", "panic_unwind", "test", "anyhow");

  private final FrameList frames = new FrameList();
  private String function = "";

  int omitted() {
    return frames.omitted();
  }

  /** {@code 3: name} or {@code 3: 0x55… - name}. */
  static boolean isFrame(String line) {
    int start = Text.indent(line);
    int end = Text.digits(line, start);
    return start > 0 && end > start && line.startsWith(": ", end);
  }

  /** {@code src/main.rs:3:5}. */
  static boolean isPlace(String text) {
    return colon(text) > 0;
  }

  /** Takes a line if it is one of the backtrace. */
  boolean add(String line) {
    if (isFrame(line)) {
      close();
      function = name(line.substring(line.indexOf(": ") + 2).strip());
      return true;
    }
    String bare = line.strip();
    if (!line.startsWith("    ") || bare.isEmpty()) {
      return false;
    }
    if (bare.startsWith("at ") && isPlace(bare.substring(3))) {
      frames.add(frame(bare.substring(3), function));
      function = "";
    } else {
      close();
      function = name(bare.startsWith("- ") ? bare.substring(2) : bare);
    }
    return true;
  }

  private void close() {
    if (!function.isEmpty()) {
      frames.add(Frame.of("", function, isOwn(function)));
      function = "";
    }
  }

  /**
   * The innermost first.
   *
   * @param place where the panic says that it came up
   */
  List<Frame> framesAt(String place) {
    var all = new ArrayList<>(frames.asPrinted());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).own() && isSame(all.get(i), place)) {
        all.set(i, frame(place, all.get(i).function().orElse("")));
      }
    }
    boolean placed = all.stream().anyMatch(it -> it.own() && it.file().isPresent());
    if (!placed && isPlace(place)) {
      Optional<Frame> own = all.stream().filter(Frame::own).findFirst();
      all.addFirst(frame(place, own.flatMap(Frame::function).orElse("")));
    }
    return all;
  }

  /** A backtrace may print with a whole path what the panic prints without. */
  private static boolean isSame(Frame frame, String place) {
    int colon = colon(place);
    return colon > 0
        && frame.file().filter(it -> it.endsWith("/" + place.substring(0, colon))).isPresent()
        && frame.line().equals(Text.number(place, colon + 1));
  }

  private static Frame frame(String place, String function) {
    int colon = colon(place);
    String file = place.substring(place.startsWith("./") ? 2 : 0, colon);
    boolean own =
        !Folders.isDependency(file)
            && !file.contains("/library/std/")
            && !file.startsWith("library/")
            && !file.contains("/sysdeps/")
            && !file.startsWith("csu/")
            && (function.isEmpty() || isOwn(function));
    return Frame.of(file, Text.number(place, colon + 1).orElse(0), function, own);
  }

  private static boolean isOwn(String function) {
    int start = 0;
    while (start < function.length() && "<&*".indexOf(function.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < function.length()
        && (Character.isLetterOrDigit(function.charAt(end)) || function.charAt(end) == '_')) {
      end++;
    }
    return function.contains("::") && !STANDARD.contains(function.substring(start, end));
  }

  /** Where the colon before the line number stands: a column may follow. */
  private static int colon(String place) {
    int last = place.lastIndexOf(':');
    if (last <= 0 || Text.digits(place, last + 1) != place.length()) {
      return -1;
    }
    int colon = place.lastIndexOf(':', last - 1);
    return colon > 0 && Text.digits(place, colon + 1) == last && last > colon + 1 ? colon : last;
  }

  /** Without the address before it and the hash behind it. */
  private static String name(String text) {
    String name = text;
    if (name.startsWith("0x")) {
      int dash = name.indexOf(" - ");
      name = dash < 0 ? "" : name.substring(dash + 3).strip();
    }
    int hash = name.lastIndexOf("::h");
    return hash > 0 && name.length() - hash == 19 ? name.substring(0, hash) : name;
  }
}
