package io.jobsentry.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A traceback that is being read. The members of an exception group are drawn as a tree, one bar
 * for each depth.
 */
final class PythonReading implements Reading {
  private static final int DEEPEST = 16;

  private final PythonChain outermost;
  private final Standing standing;
  private final boolean syntax;

  /** The groups that are being read, the innermost first. */
  private final Deque<Branch> tree = new ArrayDeque<>();

  /** Lines came before the header, which tell that the program goes on after it. */
  private final boolean leading;

  private int lead;
  private boolean logging;

  /** By how many blanks its lines are moved to the right. */
  private int moved;

  /**
   * @param column where its bar stands
   */
  private record Branch(int column, PythonChain chain) {}

  private PythonReading(PythonChain chain, int lead, Standing standing, boolean syntax) {
    this.outermost = chain;
    this.lead = lead;
    this.leading = lead > 0;
    this.standing = standing;
    this.syntax = syntax;
  }

  /**
   * @param lead how many lines come before the header
   * @param before the first words of the lines before these
   */
  static PythonReading of(int lead, Standing standing, Set<String> before) {
    return new PythonReading(PythonChain.start(before), lead, standing, false);
  }

  static PythonReading ofSyntaxError() {
    return new PythonReading(PythonChain.headless(), 0, Standing.FAILURE, true);
  }

  @Override
  public boolean knows(String line) {
    return bar(line) >= 0 || outermost.knows(line);
  }

  @Override
  public Step next(String given) {
    String line = outdented(given);
    if (moved > 0 && !given.isBlank() && Text.indent(given) < moved) {
      return Step.ENDED;
    }
    if (lead > 0) {
      lead--;
      logging |= line.equals("--- Logging error ---");
      return Step.TAKEN;
    }
    int bar = bar(line);
    if (bar >= 0) {
      branch(line, bar);
      return Step.TAKEN;
    }
    if (!tree.isEmpty()) {
      tree.clear();
      outermost.close();
    }
    if (logging && outermost.hasException() && ofLogging(line)) {
      outermost.close();
      return Step.TAKEN;
    }
    return outermost.next(line);
  }

  /** Whoever quotes a traceback may have moved all of it but the header to the right. */
  private String outdented(String line) {
    int indent = Text.indent(line);
    if (!outermost.hasFrames() && indent > 2 && line.startsWith("File \"", indent)) {
      moved = indent - 2;
    }
    return line.substring(Math.min(indent, moved));
  }

  /** What the logging module adds when it failed to write a record. */
  private static boolean ofLogging(String line) {
    return line.equals("Call stack:")
        || line.startsWith("  ")
        || line.startsWith("Message: ")
        || line.startsWith("Arguments: ");
  }

  /** Where the bar of a group's line stands, or -1. */
  private int bar(String line) {
    int column = Text.indent(line);
    char c = Text.at(line, column);
    boolean begins = c == '+' && line.startsWith(PythonGrammar.GROUP, column);
    boolean goesOn =
        !tree.isEmpty() && (c == '|' || (c == '+' && Text.at(line, column + 1) == '-'));
    return column >= 2 && (begins || goesOn) ? column : -1;
  }

  private void branch(String line, int column) {
    if (line.startsWith(PythonGrammar.GROUP, column)) {
      tree.clear();
      tree.push(new Branch(column, outermost));
      outermost.next(line.substring(column + 2));
      return;
    }
    while (tree.size() > 1 && tree.getFirst().column() > column) {
      tree.pop();
    }
    if (line.charAt(column) == '|') {
      int start = Math.min(line.length(), column + 2);
      tree.getFirst().chain().next(line.substring(start));
      return;
    }
    boolean numbered = line.indexOf(' ', column) > 0;
    if (line.startsWith("+-+-", column)) {
      grow(column + 2);
    } else if (tree.size() > 1) {
      tree.pop();
      if (numbered) {
        grow(column);
      }
    }
  }

  private void grow(int column) {
    if (tree.size() < DEEPEST) {
      tree.push(new Branch(column, tree.getFirst().chain().member()));
    }
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (!outermost.hasFrames() && !outermost.hasException()) {
      return Optional.empty();
    }
    if (syntax && !isSyntaxError(outermost.lastType())) {
      return Optional.empty();
    }
    boolean last = silent && !leading;
    List<Thrown> thrown = outermost.thrown(Link.THROWN, last);
    int held = last && tree.isEmpty() ? outermost.heldOfMessage() : 0;
    return Optional.of(new Draft(standing, thrown, held, outermost.isComplete()));
  }

  private static boolean isSyntaxError(String type) {
    return type.equals("SyntaxError")
        || type.equals("IndentationError")
        || type.equals("TabError")
        || type.endsWith("SyntaxError");
  }
}
