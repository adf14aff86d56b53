package io.jobsentry.fingerprint;

import io.jobsentry.catalogue.BadCatalogueException;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Family;
import io.jobsentry.catalogue.Reviewed;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pairs of failures, made of what real programs printed and of the catalogue's samples, by a seed.
 * The same bug again is one output under {@link Changes}; another bug is one output with another
 * type, function, file, word or code and everything else changed as well, or another program that
 * fails with the same type.
 */
final class LabelledSet {
  /** What begins a line with a text that anything may stand before. */
  private static final Set<String> GLUED =
      Set.of(
          "cpp/017-ubsan-vptr.txt",
          "shells/031-plain-killed.txt",
          "shells/030-plain-segfault.txt",
          "swift/005-old.txt");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)(?<![\\w.\\-$])(?<!(?:errno|error|code|status|exit|signal|http|sqlstate|line)["
              + " :=(#\\[]{0,2})\\d+(?![\\w.])");
  private static final Pattern CODE =
      Pattern.compile(
          "(?i)(?<=(?:errno|code|status|signal|http|sqlstate)[ :=(#\\[]{1,2})\\d+(?![\\w.])");
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w/.@$<'\"`=-])[A-Za-z]{4,}(?![\\w/.@=$'\"`(-])");
  private static final List<String> OTHER_WORDS =
      List.of("marmalade", "gearbox", "quorum", "invoice", "plankton", "bracket");

  private final Random random;
  private final List<Pair> pairs = new ArrayList<>();

  private LabelledSet(long seed) {
    this.random = new Random(seed);
  }

  static List<Pair> of(long seed) {
    var set = new LabelledSet(seed);
    List<Traces.Output> outputs =
        Traces.real().stream().filter(output -> output.trace().isPresent()).toList();
    outputs.forEach(set::again);
    outputs.forEach(set::another);
    set.neighbours(outputs);
    Stream<Reviewed> known = Catalogue.load().families().stream().flatMap(LabelledSet::reviewed);
    known.forEach(set::lines);
    return set.pairs;
  }

  private static Stream<Reviewed> reviewed(Family family) {
    try {
      return Catalogue.reviewed(family.name()).signatures().stream();
    } catch (BadCatalogueException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean canBePrefixed(Traces.Output output) {
    return !GLUED.contains(output.name()) && !output.name().startsWith("perl/");
  }

  /** The same bug in other circumstances. */
  private void again(Traces.Output output) {
    Trace trace = output.trace().orElseThrow();
    for (int i = 0; i < 2; i++) {
      String text = i == 0 ? output.text() : numbers(output.text(), trace.message());
      String changed = Changes.of(text, random, canBePrefixed(output));
      Traces.in(changed).stream()
          .findFirst()
          .ifPresent(it -> add(true, "again " + output.name(), trace, libraries(it)));
    }
  }

  /** Other numbers in the message, but for codes. */
  private String numbers(String text, String message) {
    String line = message.lines().findFirst().orElse("");
    String other =
        NUMBER.matcher(line).replaceAll(it -> "" + (1 + random.nextInt(9)) + random.nextInt(100));
    return line.isEmpty() ? text : text.replace(line, other);
  }

  /** Frames of libraries that differ. */
  private Trace libraries(Trace trace) {
    return new Trace(
        trace.language(),
        trace.standing(),
        trace.thrown().stream().map(this::libraries).toList(),
        trace.source(),
        trace.level(),
        trace.offset(),
        trace.end(),
        trace.lines(),
        trace.omitted(),
        trace.whole());
  }

  private Thrown libraries(Thrown thrown) {
    if (thrown.own().isEmpty()) {
      return thrown;
    }
    var foreign = new ArrayList<>(thrown.frames().stream().filter(it -> !it.own()).toList());
    Collections.shuffle(foreign, random);
    if (random.nextBoolean()) {
      foreign.add(Frame.of("/usr/lib/somewhere/wrapper", 17, "call", false));
    }
    var frames = new ArrayList<>(foreign);
    frames.addAll(thrown.frames().stream().filter(Frame::own).toList());
    return new Thrown(thrown.link(), thrown.type(), thrown.message(), frames, thrown.omitted());
  }

  /** Another bug of the same program. */
  private void another(Traces.Output output) {
    Trace trace = output.trace().orElseThrow();
    Thrown root = trace.root();
    String line = root.message().lines().findFirst().orElse("");
    changed(
        output,
        "type",
        replacedWord(output.text(), simple(root.type()), "Stale" + simple(root.type())));
    root.own()
        .or(trace::own)
        .ifPresent(
            frame -> {
              frame
                  .function()
                  .ifPresent(
                      it ->
                          changed(
                              output,
                              "function",
                              replacedWord(output.text(), simple(it), simple(it) + "_twice")));
              frame.file().ifPresent(it -> changed(output, "file", otherFile(output.text(), it)));
            });
    changed(output, "word", output.text().replace(line, otherWord(line)));
    changed(
        output,
        "code",
        output
            .text()
            .replace(
                line,
                CODE.matcher(line).replaceAll(it -> "" + (Integer.parseInt(it.group()) + 1))));
  }

  private static String simple(String name) {
    Matcher last =
        Pattern.compile("[A-Za-z_]\\w{2,}(?=\\W*$)").matcher(name.replaceAll("[(\\[/].*", ""));
    return last.find() ? last.group() : "";
  }

  private static String replacedWord(String text, String word, String other) {
    return word.isEmpty()
        ? text
        : text.replaceAll("(?<![\\w])" + Pattern.quote(word) + "(?![\\w])", other);
  }

  private static String otherFile(String text, String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? text
        : text.replace(name, name.substring(0, dot) + "_twice" + name.substring(dot));
  }

  private String otherWord(String line) {
    List<java.util.regex.MatchResult> words = WORD.matcher(line).results().toList();
    if (words.isEmpty()) {
      return line;
    }
    var word = words.get(random.nextInt(words.size()));
    return line.substring(0, word.start())
        + OTHER_WORDS.get(random.nextInt(OTHER_WORDS.size()))
        + line.substring(word.end());
  }

  /** Takes it only if the trace says something else then, apart from the place in its file. */
  private void changed(Traces.Output output, String what, String text) {
    Trace trace = output.trace().orElseThrow();
    Optional<Trace> plain = Traces.in(text).stream().findFirst();
    if (plain.filter(it -> !said(it).equals(said(trace))).isEmpty()) {
      return;
    }
    String elsewhere = Changes.of(text, random, canBePrefixed(output));
    Traces.in(elsewhere).stream()
        .findFirst()
        .ifPresent(it -> add(false, "other " + what + " " + output.name(), trace, it));
  }

  private static String said(Trace trace) {
    Thrown root = trace.root();
    return root.type() + root.message() + root.own() + trace.type() + trace.message() + trace.own();
  }

  /** Other programs that failed with the same type. */
  private void neighbours(List<Traces.Output> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      for (int j = i + 1; j < outputs.size(); j++) {
        Trace one = outputs.get(i).trace().orElseThrow();
        Trace other = outputs.get(j).trace().orElseThrow();
        String names = outputs.get(i).name() + " " + outputs.get(j).name();
        if (one.language() == other.language() && one.root().type().equals(other.root().type())) {
          add(SameBugs.are(names), "neighbours " + names, one, other);
        }
      }
    }
  }

  private void add(boolean same, String what, Trace one, Trace other) {
    pairs.add(new Pair(same, what, new Evidence.Traced(one), new Evidence.Traced(other)));
  }

  /** Lines of the catalogue, again and with another word. */
  private void lines(Reviewed reviewed) {
    String id = reviewed.signature().id();
    for (String line : reviewed.positive()) {
      int kind = random.nextInt(4);
      boolean same = kind < 2;
      String about = line.substring(0, Math.min(line.length(), 90));
      String text = same ? line : otherWord(about) + line.substring(about.length());
      if (same || !text.equals(line)) {
        String changed = Changes.of(text, random, true);
        if (random.nextInt(4) == 0) {
          changed =
              "{\"level\":\"error\",\"msg\":\""
                  + changed
                      .replaceAll("\u001b\\[[0-9;]*m", "")
                      .replace("\\", "\\\\")
                      .replace("\"", "\\\"")
                      .replace("\t", "\\t")
                  + "\",\"rank\":3}";
        }
        pairs.add(
            new Pair(
                same,
                "line of " + id,
                new Evidence.KnownFailure(id, line),
                new Evidence.KnownFailure(id, changed)));
      }
    }
  }
}
