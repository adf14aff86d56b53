package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Errors that ended a script of R. */
final class RGrammar implements Grammar {
  static final String HALTED = "Execution halted";
  static final String IN = "Error in ";
  static final String ERROR = "Error: ";
  private static final int MOST_LEAD = 24;

  @Override
  public Language language() {
    return Language.R;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(HALTED, IN);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    if (text.endsWith(HALTED)) {
      return halted(text.length() - HALTED.length(), before);
    }
    int in = Text.header(text, IN);
    boolean call = in >= 0 && (text.indexOf(") : ", in) > 0 || text.indexOf("] : ", in) > 0);
    return call ? Optional.of(new Opening(in, 0, new RReading(0))) : Optional.empty();
  }

  private static Optional<Opening> halted(int column, Before before) {
    for (int back = 1; back <= MOST_LEAD; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (isHeader(line.get())) {
        return Optional.of(new Opening(column, back, new RReading(back)));
      }
    }
    return Optional.empty();
  }

  static boolean isHeader(String line) {
    return line.startsWith(IN) || line.startsWith(ERROR) || line.equals("Error : ");
  }
}
