package io.jobsentry.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of RE2's syntax that is compiled when a line first has to be shown to it.
 * Most of a few hundred never see one, and to compile them all takes longer than a job may wait for
 * its start. Safe for several threads.
 */
public final class Regex {
  /** Bytes of a literal. */
  private static final int RARE_ENOUGH = 12;

  /** What is no ordinary character in an expression. */
  private static final String MARKS = "\\^$.|?*+()[]{}";

  private static final char ANY_CASE = '~';
  private static final char SAME_CASE = '=';

  private final String text;
  private final int flags;
  private volatile @Nullable Pattern compiled;
  private volatile @Nullable Set<Literal> literals;
  private volatile @Nullable Demand demand;
  private volatile @Nullable String opening;

  private Regex(String text, int flags, @Nullable Pattern compiled) {
    this.text = text;
    this.flags = flags;
    this.compiled = compiled;
  }

  public static Regex of(Pattern pattern) {
    return new Regex(pattern.pattern(), pattern.flags(), pattern);
  }

  /**
   * @param text known to compile
   */
  public static Regex later(String text) {
    return new Regex(text, 0, null);
  }

  /**
   * One that was read before, which takes longer than to remember it.
   *
   * @param text known to compile
   * @param written what {@link #literalsWritten} said of it
   */
  public static Regex later(String text, List<String> written) {
    var regex = new Regex(text, 0, null);
    var literals = new HashSet<Literal>();
    for (String one : written) {
      literals.add(new Literal(one.substring(1), one.charAt(0) == ANY_CASE));
    }
    regex.literals = literals;
    return regex;
  }

  /**
   * Texts of which every match needs one, each behind a mark for its case, in order. They are cut
   * to what is enough to be rare in logs, which makes many of them the same.
   */
  public List<String> literalsWritten() {
    Set<Literal> cut =
        literals().stream()
            .map(literal -> literal.rarest(RARE_ENOUGH))
            .collect(Collectors.toUnmodifiableSet());
    return cut.stream()
        .filter(literal -> cut.stream().noneMatch(literal::needs))
        .map(literal -> (literal.anyCase() ? ANY_CASE : SAME_CASE) + literal.text())
        .sorted()
        .toList();
  }

  Pattern pattern() {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(text, flags);
      compiled = pattern;
    }
    return pattern;
  }

  boolean isCompiled() {
    return compiled != null;
  }

  /** One of these is in every line that matches; none when nothing is known. */
  Set<Literal> literals() {
    Set<Literal> known = literals;
    if (known == null) {
      known = RegexReader.read(text, flags).literals().orElse(Set.of());
      literals = known;
    }
    return known;
  }

  /** What every match begins with, word for word; empty when nothing is known. */
  String opening() {
    String known = opening;
    if (known == null) {
      Set<Literal> needed = literals();
      Literal only = needed.size() == 1 ? needed.iterator().next() : Literal.EMPTY;
      String first = only.text();
      boolean opens =
          flags == 0
              && !only.anyCase()
              && !text.contains("|")
              && text.startsWith(first)
              && first.chars().noneMatch(c -> MARKS.indexOf(c) >= 0);
      known = opens ? first : "";
      opening = known;
    }
    return known;
  }

  /** Whether it may match a line, which has no escape sequences; asked before it is compiled. */
  boolean mayMatch(String line) {
    Demand known = demand;
    if (known == null) {
      known = RegexReader.read(text, flags).demand();
      demand = known;
    }
    return known.metBy(line);
  }

  /**
   * How many bytes the shortest of the texts has of which every match needs one; empty when matches
   * have no text in common, and every line has to be shown to it.
   */
  public OptionalInt shortestLiteral() {
    return literals().stream().mapToInt(literal -> literal.bytes().length).min();
  }

  /** Whether it is found in a line that has no escape sequences. */
  public boolean in(String line) {
    boolean possible =
        literals().isEmpty() || literals().stream().anyMatch(literal -> literal.in(line, 0) >= 0);
    return possible && new Confirmation(this, Optional.empty()).find(line).isPresent();
  }

  /** The texts one of which every match needs, for people; none when nothing is known. */
  public List<String> texts() {
    return literals().stream().map(Regex::words).sorted().toList();
  }

  private static String words(Literal literal) {
    return literal.text() + (literal.anyCase() ? " (in any case)" : "");
  }

  /** Those of {@link #texts} that are in a line. */
  public List<String> textsIn(String line) {
    return literals().stream()
        .filter(literal -> literal.in(line, 0) >= 0)
        .map(Regex::words)
        .sorted()
        .toList();
  }

  Matcher matcher(String line) {
    return pattern().matcher(line);
  }

  int programSize() {
    return pattern().programSize();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex regex && text.equals(regex.text) && flags == regex.flags;
  }

  @Override
  public int hashCode() {
    return text.hashCode() + flags;
  }

  @Override
  public String toString() {
    return text;
  }
}
