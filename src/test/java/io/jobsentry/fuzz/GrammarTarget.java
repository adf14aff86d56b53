package io.jobsentry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.text.Ansi;
import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.Grammar;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One grammar by itself. It reads of the regions around its triggers what it reads of everything;
 * its traces lie within the input, and what they keep is bounded.
 */
record GrammarTarget(Grammar grammar) implements Target {
  private static final int LONGEST = 1 << 15;
  private static final int MOST_KEPT = 1 << 22;

  @Override
  public String name() {
    return grammar.getClass().getSimpleName().replace("Grammar", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public List<byte[]> seeds() {
    return switch (grammar.language()) {
      case NATIVE -> Seeds.traces(Set.of("c", "cpp", "rust", "php", "perl"));
      case SHELL -> Seeds.traces(Set.of("shell", "shells"));
      default -> Seeds.traces(Set.of(grammar.language().id()));
    };
  }

  @Override
  public void check(byte[] input, Budget budget) {
    // Longer lines are no part of a trace: the readers get them empty.
    List<String> lines =
        new String(input, UTF_8).lines().map(it -> it.length() > LONGEST ? "" : it).toList();
    var found = new ArrayList<Trace>();
    budget.spend(
        input.length,
        () -> {
          found.clear();
          read(lines, found);
        });
    assertThat(regions(lines)).isEqualTo(found);
    long most = MOST_KEPT + longest(lines) * 600;
    for (Trace trace : found) {
      assertThat(trace.offset()).isBetween(0L, lines.size() - 1L);
      assertThat(trace.end()).isBetween(trace.offset() + 1, (long) lines.size());
      assertThat(trace.lines()).hasSizeLessThanOrEqualTo(500);
      assertThat(kept(trace)).isLessThan(most);
    }
  }

  private void read(List<String> lines, List<Trace> found) {
    var assembler = new Assembler(List.of(grammar), found::add);
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i, i + 1, lines.get(i)));
    }
    assembler.flush();
  }

  private List<Trace> regions(List<String> lines) {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(List.of(grammar), found::add);
    int handed = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = new String(Ansi.strip(lines.get(i).getBytes(UTF_8)), UTF_8);
      if (assembler.idle() && grammar.triggers().stream().noneMatch(line::contains)) {
        continue;
      }
      for (int k = Math.max(handed, i - Assembler.BEFORE); k <= i; k++) {
        assembler.line(new TextLine(k, k + 1, lines.get(k)));
      }
      handed = i + 1;
    }
    assembler.flush();
    return found;
  }

  private static long longest(List<String> lines) {
    return lines.stream().mapToLong(String::length).max().orElse(0);
  }

  private static long kept(Trace trace) {
    long kept = trace.lines().stream().mapToLong(String::length).sum();
    for (Thrown thrown : trace.thrown()) {
      kept += thrown.type().length() + thrown.message().length() + 100L * thrown.frames().size();
    }
    return kept;
  }
}
