package io.jobsentry.fingerprint;

import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Trace;
import java.util.List;

/**
 * The source text of a frame, where the runtime printed it below: in code that is in no function,
 * only this tells one failure from another.
 */
final class CodeText {
  private static final int LONGEST = 160;

  private CodeText() {}

  /** Empty if none was printed. */
  static String at(Trace trace, Frame frame) {
    if (frame.file().isEmpty() || frame.line().isEmpty()) {
      return "";
    }
    String head = "File \"" + frame.file().get() + "\", line " + frame.line().getAsInt();
    List<String> lines = trace.lines();
    for (int i = lines.size() - 2; i >= 0; i--) {
      int column = lines.get(i).indexOf(head);
      String next = lines.get(i + 1);
      int end = column + head.length();
      boolean whole =
          column >= 2 && (end == lines.get(i).length() || lines.get(i).charAt(end) == ',');
      if (whole && next.length() > column && next.substring(column - 2).startsWith("    ")) {
        String code = next.substring(column).strip();
        return code.substring(0, Math.min(LONGEST, code.length()));
      }
    }
    return "";
  }
}
