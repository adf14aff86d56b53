package io.jobsentry.trace;

import io.jobsentry.source.Peeled;
import io.jobsentry.source.Source;
import io.jobsentry.source.Structured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts traces together out of the lines of all sources of a job, and never mixes two. Of one source
 * there is one open trace at a time. Confined to one thread.
 *
 * <h2>Regions</h2>
 *
 * Whoever hands over lines may leave out those that can't matter. It has to hand over, in order and
 * none twice:
 *
 * <ul>
 *   <li>each line, without escape sequences, that holds one of {@link #triggers()}
 *   <li>the {@link #BEFORE} lines before such a line
 *   <li>every line as long as the assembler is not {@link #idle()}
 * </ul>
 *
 * The traces are the same as if it had handed over everything. Since few of the lines with a
 * trigger start a trace, those before one need only be there when somebody asks for them.
 */
public final class Assembler {
  /** How many lines before a trigger are needed: of 64 sources that take turns, ten each. */
  public static final int BEFORE = 640;

  /** After how many lines of other sources a trace is over. */
  private static final int LONGEST_SILENCE = 8192;

  private static final int MOST_OPEN = 4096;

  /** How far back a grammar may look within one source. */
  private static final int DEEPEST = 24;

  private final List<Grammar> grammars;
  private final Triggers triggers;
  private final Consumer<Trace> traces;
  private final Recent recent;

  /** The one that was fed longest ago first. */
  private final LinkedHashSet<OpenTrace> open = new LinkedHashSet<>();

  private final Map<Source, List<OpenTrace>> bySource = new HashMap<>();

  public Assembler(Consumer<Trace> traces) {
    this(Grammars.ALL, traces);
  }

  public Assembler(List<Grammar> grammars, Consumer<Trace> traces) {
    this(grammars, new Triggers(grammars), BEFORE, traces);
  }

  private Assembler(List<Grammar> grammars, Triggers triggers, int before, Consumer<Trace> traces) {
    this.grammars = List.copyOf(grammars);
    this.triggers = triggers;
    this.recent = new Recent(before + 1);
    this.traces = traces;
  }

  /** The pieces of text that a line must hold to start a trace. */
  public Set<String> triggers() {
    return triggers.all();
  }

  /** The same, of an assembler that knows these grammars. */
  public static Set<String> triggers(List<Grammar> grammars) {
    return new Triggers(grammars).all();
  }

  /** Whether the next lines may be left out, up to the next trigger. */
  public boolean idle() {
    return open.isEmpty();
  }

  /**
   * A line that holds a trigger, handed over while the assembler is idle.
   *
   * @param earlier those of the lines before it that were left out; only asked for during the call,
   *     and only when somebody looks back
   * @return whether anything came of it; otherwise it counts as left out, too
   */
  public boolean line(TextLine line, Supplier<List<TextLine>> earlier) {
    recent.left(earlier);
    line(line);
    return recent.settle();
  }

  public void line(TextLine line) {
    Recent.Entry entry = recent.add(line);
    boolean triggered = triggers.in(entry.plain());
    if (!triggered && open.isEmpty()) {
      return;
    }
    if (triggered && unfolded(entry)) {
      return;
    }
    if (!open.isEmpty()) {
      endSilent();
      if (fed(entry, triggered)) {
        return;
      }
    }
    if (triggered) {
      opening(entry).ifPresent(found -> start(entry, found));
    }
  }

  /** Nothing came for a while: tells what is complete, and goes on reading it. */
  public void quiet() {
    for (OpenTrace trace : open) {
      trace.tell(true, false).ifPresent(traces);
    }
  }

  /** Nothing more will come. */
  public void flush() {
    for (OpenTrace trace : List.copyOf(open)) {
      finish(trace, true);
    }
  }

  private void endSilent() {
    while (!open.isEmpty()) {
      OpenTrace eldest = open.getFirst();
      if (recent.count() - eldest.lastFed() <= LONGEST_SILENCE && open.size() <= MOST_OPEN) {
        return;
      }
      finish(eldest, false);
    }
  }

  private boolean fed(Recent.Entry entry, boolean triggered) {
    Peeled peeled = entry.peeled();
    Optional<OpenTrace> best = Optional.empty();
    OpenTrace.Place place = new OpenTrace.Place.Elsewhere();
    for (OpenTrace trace : bySource.getOrDefault(peeled.source(), List.of())) {
      OpenTrace.Place here = trace.place(peeled);
      if (!(here instanceof OpenTrace.Place.Elsewhere)
          && (best.isEmpty() || trace.prefix().length() > best.get().prefix().length())) {
        best = Optional.of(trace);
        place = here;
      }
    }
    if (best.isEmpty()) {
      return false;
    }
    OpenTrace trace = best.get();
    return switch (place) {
      case OpenTrace.Place.Part(String text) -> part(entry, trace, text, triggered);
      case OpenTrace.Place.Foreign() -> {
        if (trace.isWhole()) {
          finish(trace, false);
        }
        yield false;
      }
      case OpenTrace.Place.Elsewhere() -> false;
    };
  }

  private boolean part(Recent.Entry entry, OpenTrace trace, String text, boolean triggered) {
    Step step = trace.feed(entry, text, recent.count());
    return switch (step) {
      case TAKEN -> {
        keep(trace, entry);
        yield true;
      }
      case LAST -> {
        finish(trace, false);
        yield true;
      }
      case HELD -> {
        Optional<Found> other = triggered ? opening(entry) : Optional.empty();
        if (other.isPresent()) {
          finish(trace, false);
          start(entry, other.get());
        } else {
          keep(trace, entry);
        }
        yield true;
      }
      case ENDED -> {
        finish(trace, false);
        yield false;
      }
    };
  }

  /** It was fed: of all that are open it is now the youngest. */
  private void keep(OpenTrace trace, Recent.Entry entry) {
    trace.decide(entry.peeled());
    if (open.size() > 1) {
      open.remove(trace);
      open.add(trace);
    }
  }

  private void finish(OpenTrace trace, boolean silent) {
    open.remove(trace);
    List<OpenTrace> siblings = bySource.getOrDefault(trace.source(), new ArrayList<>());
    siblings.remove(trace);
    if (siblings.isEmpty()) {
      bySource.remove(trace.source());
    }
    boolean told = trace.isTold();
    Optional<Trace> whole = trace.tell(silent, true);
    whole.ifPresent(traces);
    if (whole.isEmpty() && !told) {
      trace.giveUp();
    }
  }

  private record Found(Grammar grammar, Opening opening) {}

  private Optional<Found> opening(Recent.Entry entry) {
    String text = entry.peeled().text();
    Before before = new Earlier(text);
    for (Grammar grammar : grammars) {
      Optional<Opening> opening = grammar.open(text, before);
      if (opening.isPresent()) {
        return Optional.of(new Found(grammar, opening.get()));
      }
    }
    return Optional.empty();
  }

  private void start(Recent.Entry entry, Found found) {
    recent.fill();
    Opening opening = found.opening();
    Peeled peeled = entry.peeled();
    String prefix = peeled.text().substring(0, opening.column());
    var trace =
        new OpenTrace(
            found.grammar().language(), opening.reading(), peeled, prefix, opening.back() > 0);
    List<Recent.Entry> before = recent.before(prefix, opening.back() + 1);
    List<Recent.Entry> earlier = before.subList(0, Math.min(opening.back(), before.size()));
    if (before.size() > earlier.size()) {
      trace.follows(before.getLast().peeled());
    }
    for (Recent.Entry one : earlier.reversed()) {
      trace.feed(one, Prefix.without(prefix, one.peeled().text()), recent.count());
    }
    Step step = trace.feed(entry, Prefix.without(prefix, peeled.text()), recent.count());
    open.add(trace);
    bySource.computeIfAbsent(trace.source(), _ -> new ArrayList<>()).add(trace);
    if (step == Step.LAST || step == Step.ENDED) {
      finish(trace, false);
    }
  }

  /** Looks for a trace in the fields of a record on one line. */
  private boolean unfolded(Recent.Entry entry) {
    Peeled peeled = entry.peeled();
    String text = peeled.text();
    int start = recordStart(text);
    Optional<Structured> record =
        start < 0 ? Optional.empty() : Structured.read(text.substring(start));
    if (record.isEmpty()) {
      return false;
    }
    Source source =
        peeled
            .source()
            .within(Prefix.name(text.substring(0, start)))
            .within(record.get().source().name());
    for (String field : record.get().texts()) {
      List<Trace> found = within(field);
      if (!found.isEmpty()) {
        recent.fill();
        entry.take();
        found.forEach(trace -> traces.accept(placed(trace, entry, source, record.get())));
        return true;
      }
    }
    return false;
  }

  /** Where a record may start in a line, or -1. */
  private static int recordStart(String text) {
    int brace = text.indexOf("{\"");
    if (brace >= 0 && brace < Text.LONGEST_PREFIX && text.stripTrailing().endsWith("}")) {
      return brace;
    }
    return text.contains("=\"") && text.contains("\\n") ? 0 : -1;
  }

  private List<Trace> within(String field) {
    var found = new ArrayList<Trace>();
    var inner = new Assembler(grammars, triggers, DEEPEST, found::add);
    long offset = 0;
    for (Iterator<String> lines = field.lines().iterator(); lines.hasNext(); ) {
      String line = lines.next();
      inner.line(new TextLine(offset, offset + line.length() + 1, line));
      offset += line.length() + 1;
    }
    inner.flush();
    return found;
  }

  private static Trace placed(Trace trace, Recent.Entry entry, Source source, Structured record) {
    return new Trace(
        trace.language(),
        trace.standing(),
        trace.thrown(),
        source,
        record.level().or(() -> entry.peeled().level()),
        entry.line().offset(),
        entry.line().end(),
        trace.lines(),
        trace.omitted(),
        trace.whole());
  }

  /** What the newest line's stream said before. */
  private final class Earlier implements Before {
    private final String text;
    private int column = -1;
    private List<Recent.Entry> entries = List.of();

    Earlier(String text) {
      this.text = text;
    }

    @Override
    public Optional<String> line(int prefix, int back) {
      String before = text.substring(0, prefix);
      if (prefix != column) {
        column = prefix;
        entries = recent.before(before, DEEPEST);
      }
      return back <= entries.size()
          ? Optional.of(Prefix.without(before, entries.get(back - 1).peeled().text()))
          : Optional.empty();
    }
  }
}
