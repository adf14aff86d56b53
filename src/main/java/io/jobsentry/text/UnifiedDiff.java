package io.jobsentry.text;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, in the form that {@code diff -u} gives. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Beyond so many pairs of lines, all that differs in the middle counts as one change. */
  private static final long MOST_PAIRS = 4_000_000;

  /** One line of the comparison. */
  private record Step(char mark, String line) {}

  private UnifiedDiff() {}

  /** Empty when both are the same; otherwise it ends with a line end. */
  public static String of(String oldName, String oldText, String newName, String newText) {
    if (oldText.equals(newText)) {
      return "";
    }
    List<Step> steps = steps(lines(oldText), lines(newText));
    var text = new StringBuilder();
    text.append("--- ").append(oldName).append('\n');
    text.append("+++ ").append(newName).append('\n');
    int oldLine = 1;
    int newLine = 1;
    int at = 0;
    while (at < steps.size()) {
      int first = change(steps, at);
      if (first == steps.size()) {
        break;
      }
      int from = Math.max(at, first - CONTEXT);
      oldLine += from - at;
      newLine += from - at;
      int to = end(steps, first);
      List<Step> hunk = steps.subList(from, to);
      int olds = (int) hunk.stream().filter(it -> it.mark() != '+').count();
      int news = (int) hunk.stream().filter(it -> it.mark() != '-').count();
      text.append("@@ -%s +%s @@\n".formatted(range(oldLine, olds), range(newLine, news)));
      hunk.forEach(it -> text.append(it.mark()).append(it.line()).append('\n'));
      oldLine += olds;
      newLine += news;
      at = to;
    }
    return text.toString();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private static String range(int first, int count) {
    int shown = count == 0 ? first - 1 : first;
    return count == 1 ? "" + shown : shown + "," + count;
  }

  private static int change(List<Step> steps, int from) {
    int at = from;
    while (at < steps.size() && steps.get(at).mark() == ' ') {
      at++;
    }
    return at;
  }

  /** Where a hunk ends: changes with little between them share one. */
  private static int end(List<Step> steps, int first) {
    int last = first;
    for (int at = first; at < steps.size() && at - last <= 2 * CONTEXT; at++) {
      if (steps.get(at).mark() != ' ') {
        last = at;
      }
    }
    return Math.min(steps.size(), last + 1 + CONTEXT);
  }

  private static List<Step> steps(List<String> olds, List<String> news) {
    int head = 0;
    while (head < Math.min(olds.size(), news.size()) && olds.get(head).equals(news.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(olds.size(), news.size()) - head
        && olds.get(olds.size() - 1 - tail).equals(news.get(news.size() - 1 - tail))) {
      tail++;
    }
    var steps = new ArrayList<Step>();
    olds.subList(0, head).forEach(line -> steps.add(new Step(' ', line)));
    middle(olds.subList(head, olds.size() - tail), news.subList(head, news.size() - tail), steps);
    olds.subList(olds.size() - tail, olds.size()).forEach(line -> steps.add(new Step(' ', line)));
    return steps;
  }

  private static void middle(List<String> olds, List<String> news, List<Step> steps) {
    if ((long) olds.size() * news.size() > MOST_PAIRS) {
      olds.forEach(line -> steps.add(new Step('-', line)));
      news.forEach(line -> steps.add(new Step('+', line)));
      return;
    }
    int[][] common = new int[olds.size() + 1][news.size() + 1];
    for (int i = olds.size() - 1; i >= 0; i--) {
      for (int j = news.size() - 1; j >= 0; j--) {
        common[i][j] =
            olds.get(i).equals(news.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < olds.size() || j < news.size()) {
      if (i < olds.size() && j < news.size() && olds.get(i).equals(news.get(j))) {
        steps.add(new Step(' ', olds.get(i++)));
        j++;
      } else if (i < olds.size() && (j == news.size() || common[i + 1][j] >= common[i][j + 1])) {
        steps.add(new Step('-', olds.get(i++)));
      } else {
        steps.add(new Step('+', news.get(j++)));
      }
    }
  }
}
