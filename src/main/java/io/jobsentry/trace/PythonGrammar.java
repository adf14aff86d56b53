package io.jobsentry.trace;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tracebacks of Python, groups, syntax errors and the reports of its fault handler included. */
final class PythonGrammar implements Grammar {
  static final String HEADER = "Traceback (most recent call last)";
  static final String GROUP = "+ Exception Group Traceback (most recent call last)";
  static final String FRAME = "  File \"";
  private static final int WORDS = 6;
  private static final String FATAL = "Fatal Python error: ";

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(HEADER, FATAL, FRAME);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int group = text.indexOf(GROUP);
    if (group >= 2 && ends(text, group + GROUP.length())) {
      return withLead(group - 2, before);
    }
    int header = Text.header(text, HEADER);
    if (header >= 0 && ends(text, header + HEADER.length())) {
      return withLead(header, before);
    }
    int fatal = Text.header(text, FATAL);
    if (fatal >= 0) {
      return Optional.of(new Opening(fatal, 0, new PythonFaultReading()));
    }
    return syntaxError(text);
  }

  private static boolean ends(String text, int from) {
    return Text.at(text, from) == ':' && Text.isBlankFrom(text, from + 1);
  }

  /** A file that can't be compiled is reported without a header. */
  private static Optional<Opening> syntaxError(String text) {
    int frame = text.indexOf(FRAME);
    if (frame < 0 || frame > Text.LONGEST_PREFIX) {
      return Optional.empty();
    }
    if (frame > 0 && Character.isLetterOrDigit(text.charAt(frame - 1))) {
      return Optional.empty();
    }
    int line = text.lastIndexOf("\", line ");
    int digits = line + "\", line ".length();
    boolean named =
        line > frame
            && Text.digits(text, digits) > digits
            && endsAt(text, Text.digits(text, digits));
    return named
        ? Optional.of(new Opening(frame, 0, PythonReading.ofSyntaxError()))
        : Optional.empty();
  }

  private static boolean endsAt(String text, int from) {
    return Text.isBlankFrom(text, from);
  }

  /** The lines before a header that say where the exception came up. */
  private static Optional<Opening> withLead(int column, Before before) {
    String one = before.line(column, 1).orElse("");
    String two = one.isEmpty() ? "" : before.line(column, 2).orElse("");
    boolean noise = one.startsWith("Exception ignored ") || one.equals("--- Logging error ---");
    int lead = 0;
    if (noise || saysWhere(one)) {
      lead = 1;
    } else if (one.equals("\"\"\"") && two.contains("RemoteTraceback:")) {
      lead = 2;
    } else if (((one.startsWith("future: <") || one.startsWith("task: <"))
            && two.endsWith("exception was never retrieved"))
        || (one.startsWith("handle: <") && two.contains("Exception in callback "))) {
      lead = 2;
    }
    Standing standing = noise ? Standing.NOISE : Standing.FAILURE;
    Set<String> words = firstWords(column, lead, before);
    return Optional.of(new Opening(column, lead, PythonReading.of(lead, standing, words)));
  }

  private static Set<String> firstWords(int column, int lead, Before before) {
    var words = new HashSet<String>();
    for (int back = lead + 1; back <= lead + WORDS; back++) {
      before.line(column, back).map(PythonChain::firstWord).ifPresent(words::add);
    }
    words.remove("");
    return words;
  }

  private static boolean saysWhere(String line) {
    if (!line.endsWith(":")) {
      return line.equals("Exception in Tkinter callback");
    }
    return line.startsWith("Exception in thread ")
        || line.startsWith("Process ")
        || line.startsWith("Unhandled exception in ")
        || line.startsWith("Error in ");
  }

  static boolean isHeader(String content) {
    return content.startsWith(HEADER) || content.startsWith("Exception Group " + HEADER);
  }

  /** {@code File "/srv/app/job.py", line 3, in main}; empty if it is something else. */
  static Optional<Frame> frame(String content) {
    if (!content.startsWith(FRAME)) {
      return Optional.empty();
    }
    int line = content.indexOf("\", line ", FRAME.length());
    if (line < 0) {
      return Optional.empty();
    }
    String file = content.substring(FRAME.length(), line);
    int digits = line + "\", line ".length();
    int number = Text.number(content, digits).orElse(0);
    int in = content.indexOf(" in ", digits);
    String function = in < 0 ? "" : content.substring(in + " in ".length()).strip();
    return Optional.of(Frame.of(file, number, function, isOwn(file)));
  }

  private static boolean isOwn(String file) {
    String path = file.replace('\\', '/');
    int lib = path.indexOf("/lib/python");
    boolean standard = lib >= 0 && Character.isDigit(Text.at(path, lib + "/lib/python".length()));
    boolean windows = path.contains("/Lib/") && path.contains("ython");
    boolean generated =
        path.startsWith("<frozen ")
            || path.startsWith("<attrs generated")
            || path.startsWith("<__array_function__");
    return !standard && !windows && !generated && !Folders.isDependency(path);
  }
}
