package io.jobsentry.trace;

import java.util.List;

/** The frames of compiled code, as sanitizers number them. */
final class NativeStack {
  private final FrameList frames = new FrameList();

  List<Frame> frames() {
    return frames.asPrinted();
  }

  int omitted() {
    return frames.omitted();
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  void add(Frame frame) {
    frames.add(frame);
  }

  /** {@code #0 0x55e9 in last main.c:5:12}, or without the address. */
  static boolean isFrame(String line) {
    int start = Text.indent(line);
    return start >= 2
        && Text.at(line, start) == '#'
        && Text.digits(line, start + 1) > start + 1
        && Text.at(line, Text.digits(line, start + 1)) == ' ';
  }

  void add(String line) {
    int start = Text.indent(line);
    String rest = line.substring(Text.digits(line, start + 1)).strip();
    if (rest.startsWith("0x")) {
      int in = rest.indexOf(" in ");
      rest = in < 0 ? "" : rest.substring(in + " in ".length());
    }
    rest = withoutModules(rest);
    int space = rest.lastIndexOf(' ');
    String place = rest.substring(space + 1);
    int colon = colon(place);
    if (space > 0 && colon > 0) {
      String file = place.substring(0, colon);
      int number = Text.number(place, colon + 1).orElse(0);
      frames.add(Frame.of(file, number, rest.substring(0, space), isOwn(file)));
    } else if (!rest.isEmpty()) {
      int end = rest.endsWith(" <null>") ? rest.length() - " <null>".length() : rest.length();
      frames.add(Frame.of("", rest.substring(0, end), false));
    }
  }

  /** Without {@code (job+0x1f)} and {@code (BuildId: 77)} at its end. */
  private static String withoutModules(String text) {
    String rest = text;
    while (rest.endsWith(")")) {
      int open = rest.lastIndexOf(" (");
      if (open < 0 || !(rest.startsWith(" (BuildId", open) || rest.indexOf("+0x", open) > 0)) {
        break;
      }
      rest = rest.substring(0, open);
    }
    return rest;
  }

  /** Where the colon before the line number stands, or -1; a column may follow. */
  static int colon(String place) {
    int last = place.lastIndexOf(':');
    if (last <= 0 || last + 1 == place.length() || Text.digits(place, last + 1) != place.length()) {
      return -1;
    }
    int before = place.lastIndexOf(':', last - 1);
    return before > 0 && before + 1 < last && Text.digits(place, before + 1) == last
        ? before
        : last;
  }

  static boolean isOwn(String file) {
    return !Folders.isDependency(file)
        && !file.contains("/c++/")
        && !file.contains("/sysdeps/")
        && !file.contains("/libsanitizer/")
        && !file.contains("/compiler-rt/")
        && !file.startsWith("csu/")
        && !file.startsWith("../");
  }
}
