package io.jobsentry.trace;

import java.util.List;
import java.util.Set;

/** The stack of a goroutine: a line with a function, and then one with its place, and so on. */
final class GoStack {
  private static final Set<String> STANDARD =
      Set.of(
          "archive",
          "bufio",
          "bytes",
          "cmp",
          "compress",
          "container",
          "context",
          "crypto",
          "database",
          "debug",
          "embed",
          "encoding",
          "errors",
          "expvar",
          "flag",
          "fmt",
          "go",
          "hash",
          "html",
          "image",
          "index",
          "internal",
          "io",
          "iter",
          "log",
          "maps",
          "math",
          "mime",
          "net",
          "os",
          "path",
          "plugin",
          "reflect",
          "regexp",
          "runtime",
          "slices",
          "sort",
          "strconv",
          "strings",
          "sync",
          "syscall",
          "testing",
          "text",
          "time",
          "unicode",
          "unique",
          "vendor");

  private final FrameList frames = new FrameList();
  private String function = "";
  private boolean own;
  private boolean birth;

  List<Frame> frames() {
    return frames.asPrinted();
  }

  int omitted() {
    return frames.omitted();
  }

  /** Whether it was in code of the program. */
  boolean hasOwn() {
    return own;
  }

  /** {@code goroutine 7 [chan receive, 2 minutes]:}, with more between number and state. */
  static boolean isGoroutine(String line) {
    String word = "goroutine ";
    return line.startsWith(word)
        && Text.digits(line, word.length()) > word.length()
        && line.stripTrailing().endsWith("]:");
  }

  static boolean isPlace(String line) {
    return line.startsWith("\t") && place(line) > 0;
  }

  /** {@code rax 0x0} and the like. */
  static boolean isRegister(String line) {
    int end = 0;
    while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
      end++;
    }
    int start = end + Text.indent(line.substring(end));
    return end >= 2 && end <= 6 && start > end && line.startsWith("0x", start);
  }

  /** Takes a line if it is one of a stack. */
  boolean add(String line) {
    int colon = line.startsWith("\t") || line.startsWith("  ") ? place(line) : -1;
    if (colon > 0) {
      frame(line, colon);
      return true;
    }
    String bare = line.strip();
    birth = bare.startsWith("created by ");
    int arguments = birth ? -1 : bare.endsWith(")") ? bare.lastIndexOf('(') : -1;
    if (birth) {
      function = "";
      return true;
    }
    if (arguments <= 0 || bare.lastIndexOf(' ', arguments) >= 0) {
      return false;
    }
    function = bare.substring(0, arguments);
    return true;
  }

  private void frame(String line, int colon) {
    if (birth || function.isEmpty()) {
      return;
    }
    String file = line.substring(0, colon).strip();
    boolean mine = isOwn(file, function);
    own |= mine;
    frames.add(Frame.of(file, Text.number(line, colon + 1).orElse(0), function, mine));
    function = "";
  }

  /** Where the colon before the line number stands. */
  private static int place(String line) {
    int end = line.indexOf(" +0x");
    int colon = line.lastIndexOf(':', end < 0 ? line.length() - 1 : end);
    return colon > 1 && Text.digits(line, colon + 1) > colon + 1 ? colon : -1;
  }

  private static boolean isOwn(String file, String function) {
    if (function.equals("panic") || file.contains("_cgo_") || Folders.isDependency(file)) {
      return false;
    }
    int slash = function.lastIndexOf('/');
    int dot = function.indexOf('.', slash + 1);
    String pack = dot < 0 ? function : function.substring(0, dot);
    int first = pack.indexOf('/');
    String top = first < 0 ? pack : pack.substring(0, first);
    int source = file.lastIndexOf("/src/");
    String path = source < 0 ? file : file.substring(source + "/src/".length());
    int folder = path.indexOf('/');
    boolean standard =
        STANDARD.contains(top) && folder > 0 && STANDARD.contains(path.substring(0, folder));
    return !standard;
  }
}
