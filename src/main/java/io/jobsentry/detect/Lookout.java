package io.jobsentry.detect;

import com.google.re2j.Pattern;
import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.Grammars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is looked for in the lines of a job, made ready once. What was seen is kept in a
 * {@link Scan}, of which each incarnation has its own.
 */
public final class Lookout {
  private final List<Sought> sought;
  private final List<Gauge> gauges;
  private final boolean traces;
  private final List<Confirmation> confirmations;
  private final Prefilter prefilter;
  private final List<Integer> withoutLiteral;
  private final boolean anyCase;
  private final int size;

  /**
   * @param progress finds the job's own count of its work: a number in group 1
   * @param traces whether stack traces are wanted
   */
  public Lookout(List<Sought> sought, Optional<Pattern> progress, boolean traces) {
    this(sought, progress.stream().map(Gauge::ofRegex).toList(), traces);
  }

  /**
   * @param gauges read values out of lines
   * @param traces whether stack traces are wanted
   */
  public Lookout(List<Sought> sought, List<Gauge> gauges, boolean traces) {
    this.sought = List.copyOf(sought);
    this.traces = traces;
    this.gauges = List.copyOf(gauges);
    var confirming = new ArrayList<Confirmation>();
    var needs = new ArrayList<Set<Literal>>();
    for (Sought one : sought) {
      needs.add(one.pattern().literals());
      confirming.add(new Confirmation(one.pattern(), one.not()));
    }
    gauges.forEach(gauge -> needs.add(gauge.literals()));
    this.confirmations = List.copyOf(confirming);
    if (traces) {
      needs.add(
          Assembler.triggers(Grammars.ALL).stream()
              .map(trigger -> new Literal(trigger, false))
              .collect(Collectors.toSet()));
    }
    this.size = needs.size();
    var everyLine = new ArrayList<Integer>();
    for (int i = 0; i < needs.size(); i++) {
      if (needs.get(i).isEmpty()) {
        everyLine.add(i);
      }
    }
    this.withoutLiteral = List.copyOf(everyLine);
    this.anyCase = needs.stream().anyMatch(it -> it.stream().anyMatch(Literal::anyCase));
    this.prefilter = new Prefilter(needs);
  }

  /** Whether nothing is looked for at all. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** What is found by a {@link PatternDetector}; the gauges are next. */
  List<Sought> sought() {
    return sought;
  }

  boolean isGauge(int pattern) {
    return pattern >= sought.size() && pattern < sought.size() + gauges.size();
  }

  /** The number among the gauges. */
  int gaugeNumber(int pattern) {
    return pattern - sought.size();
  }

  Gauge gauge(int pattern) {
    return gauges.get(pattern - sought.size());
  }

  /** Whether what is found is no pattern, but the trigger of a trace. */
  boolean isTrigger(int pattern) {
    return traces && pattern == size - 1;
  }

  boolean traces() {
    return traces;
  }

  int size() {
    return size;
  }

  Confirmation confirmation(int pattern) {
    return confirmations.get(pattern);
  }

  /** The patterns that every line has to be shown to. */
  List<Integer> withoutLiteral() {
    return withoutLiteral;
  }

  Prefilter prefilter() {
    return prefilter;
  }

  /** Whether some literal has no case. */
  boolean anyCase() {
    return anyCase;
  }
}
