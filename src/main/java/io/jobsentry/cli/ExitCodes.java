package io.jobsentry.cli;

/** The exit codes as a text for people. */
final class ExitCodes {
  private ExitCodes() {}

  static String table(int width) {
    var text = new StringBuilder();
    text.append("`sentry run` ends with the status of the job: its code, or 128+n when signal n\n");
    text.append("ended it. When sentry speaks for itself, it ends with one of these.\n\n");
    for (ExitStatus status : ExitStatus.values()) {
      String head = "%5d  %-10s ".formatted(status.code(), status.name());
      text.append(head).append(folded(status.meaning(), head.length(), width)).append('\n');
    }
    return text.toString();
  }

  /** The table of docs/exit-codes.md. */
  static String markdown() {
    var text = new StringBuilder("| code | name | meaning |\n|---:|---|---|\n");
    for (ExitStatus status : ExitStatus.values()) {
      text.append("| %d | `%s` | %s |\n".formatted(status.code(), status, status.meaning()));
    }
    return text.toString();
  }

  /** A sentence in lines, those after the first indented. */
  static String folded(String sentence, int indent, int width) {
    var text = new StringBuilder();
    int column = indent;
    for (String word : sentence.split(" ")) {
      if (column > indent && column + word.length() > width) {
        text.setLength(text.length() - 1);
        text.append('\n').append(" ".repeat(indent));
        column = indent;
      }
      text.append(word).append(' ');
      column += word.length() + 1;
    }
    return text.toString().stripTrailing();
  }
}
