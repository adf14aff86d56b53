package io.jobsentry.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds all literals of all rules in one pass over a line, whatever their number. Upper and lower
 * case are the same to it; rules compare where it matters.
 */
final class Automaton {
  private final int[] classes = new int[256];
  private int width = 1;

  private static final int ACCEPTS = Integer.MIN_VALUE;

  /** By state times width, plus the class of the byte: the next state, marked if it accepts. */
  private int[] next = new int[0];

  /** By state: the literals that end there. */
  private int[][] ends = new int[0][];

  private final List<Rule> rules = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  private Automaton() {}

  /**
   * @param literal its bytes, each as a letter of Latin-1
   * @param rule is told of each place
   */
  record Entry(String literal, Rule rule) {
    static Entry of(String literal, Rule rule) {
      return of(literal.getBytes(StandardCharsets.UTF_8), rule);
    }

    static Entry of(byte[] literal, Rule rule) {
      return new Entry(new String(literal, StandardCharsets.ISO_8859_1), rule);
    }
  }

  static Automaton of(List<Entry> entries) {
    var automaton = new Automaton();
    automaton.build(entries);
    return automaton;
  }

  private static int folded(int b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }

  private void build(List<Entry> entries) {
    for (Entry entry : entries) {
      for (char b : entry.literal().toCharArray()) {
        int letter = folded(b);
        if (classes[letter] == 0) {
          classes[letter] = width++;
        }
      }
    }
    for (int b = 'A'; b <= 'Z'; b++) {
      classes[b] = classes[b | 0x20];
    }
    int count = 1 + entries.stream().mapToInt(entry -> entry.literal().length()).sum();
    int[] table = new int[count * width];
    var endings = new int[count][];
    int states = 1;
    for (Entry entry : entries) {
      int state = 0;
      for (char b : entry.literal().toCharArray()) {
        int place = state * width + classes[b];
        if (table[place] == 0) {
          table[place] = states++;
        }
        state = table[place];
      }
      endings[state] = with(endings[state], rules.size());
      rules.add(entry.rule());
      lengths.add(entry.literal().length());
    }
    close(table, endings, states);
  }

  private static int[] with(int @Nullable [] some, int one) {
    if (some == null) {
      return new int[] {one};
    }
    int[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one;
    return more;
  }

  /** Turns the tree into an automaton that never goes back. */
  private void close(int[] table, int[][] endings, int states) {
    var failure = new int[states];
    var queue = new ArrayDeque<Integer>();
    for (int c = 0; c < width; c++) {
      if (table[c] != 0) {
        queue.add(table[c]);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int back = failure[state];
      if (endings[back] != null) {
        for (int rule : endings[back]) {
          endings[state] = with(endings[state], rule);
        }
      }
      for (int c = 0; c < width; c++) {
        int child = table[state * width + c];
        if (child == 0) {
          table[state * width + c] = table[back * width + c];
        } else {
          failure[child] = table[back * width + c];
          queue.add(child);
        }
      }
    }
    next = new int[states * width];
    for (int i = 0; i < next.length; i++) {
      next[i] = table[i] * width | (endings[table[i]] == null ? 0 : ACCEPTS);
    }
    ends = Arrays.copyOf(endings, states);
  }

  /**
   * Tells the rules of every literal in the line, and {@code runs} of every run of letters that is
   * at least as long as wanted.
   */
  void scan(Look look, int shortestRun, Rule runs) {
    byte[] bytes = look.bytes;
    int state = 0;
    int run = look.from;
    for (int i = look.from; i < look.to; i++) {
      byte b = bytes[i];
      state = next[state + classes[b & 0xff]];
      if (state < 0) {
        state &= ~ACCEPTS;
        tell(look, ends[state / width], i + 1);
      }
      if (!Letters.RUN.hasByte(b)) {
        if (i - run >= shortestRun) {
          runs.hit(look, run, i);
        }
        run = i + 1;
      }
    }
    if (look.to - run >= shortestRun) {
      runs.hit(look, run, look.to);
    }
  }

  private void tell(Look look, int[] here, int end) {
    for (int number : here) {
      int start = end - lengths.get(number);
      if (start >= look.markerEnd) {
        rules.get(number).hit(look, start, end);
      }
    }
  }
}
