package io.jobsentry.monitor;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Role;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.Signal;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Known;
import io.jobsentry.source.Level;
import io.jobsentry.trace.Language;
import io.jobsentry.trace.Standing;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be made of what detectors saw: how much it weighs, and what is known of it. What the
 * catalogue knows counts for traces and the user's own patterns too.
 */
public final class Meanings {
  /** Of a long message, the first lines say what it is about. */
  private static final int LINES = 8;

  private static final Known OWN_CODE =
      new Known("an error in the program", Category.CODE, Advice.AGENT, Optional.empty());

  private static final Set<String> LITTLE =
      Set.of("A", "An", "The", "No", "Two", "Some", "Somebody", "There", "Another", "Nobody");

  private final List<Signature> signatures;
  private final Map<String, Signature> byDetector = new HashMap<>();

  public Meanings(List<Signature> signatures) {
    this.signatures = List.copyOf(signatures);
    signatures.forEach(signature -> byDetector.put(signature.detector(), signature));
  }

  /** Of a line. */
  public Notice of(Incarnation incarnation, Signal signal) {
    Signature own = byDetector.get(signal.detector());
    if (own != null) {
      return notice(incarnation, signal, weight(own), Optional.of(known(own)));
    }
    Optional<Signature> best = mostExact(Stream.of(signal.message()));
    return notice(incarnation, signal, Notice.Weight.ALARM, best.map(Meanings::known));
  }

  /**
   * Of a trace.
   *
   * @param signal what the trace's detector says of it
   */
  public Notice of(Incarnation incarnation, Signal signal, Trace trace) {
    Optional<Signature> best =
        mostExact(trace.thrown().stream().flatMap(it -> lines(trace.language(), it)));
    Notice.Weight weight =
        best.filter(it -> it.role() != Role.ROOT).isPresent() ? Notice.Weight.ECHO : weight(trace);
    return new Notice(
        incarnation,
        signal.detector(),
        signal.message(),
        signal.offset(),
        trace.end(),
        weight,
        Optional.of(best.map(Meanings::known).orElse(OWN_CODE)));
  }

  private static Notice notice(
      Incarnation incarnation, Signal signal, Notice.Weight weight, Optional<Known> known) {
    return new Notice(
        incarnation, signal.detector(), signal.message(), signal.offset(), weight, known);
  }

  /** How much a known failure weighs. */
  public static Notice.Weight weight(Signature signature) {
    if (signature.role() != Role.ROOT) {
      return Notice.Weight.ECHO;
    }
    return signature.fatal() ? Notice.Weight.EVIDENCE : Notice.Weight.HINT;
  }

  /** Whoever logs a failure is there to log it: what nobody caught weighs more. */
  static Notice.Weight weight(Trace trace) {
    if (trace.standing() == Standing.NOISE) {
      return Notice.Weight.ECHO;
    }
    return trace.level().filter(level -> level != Level.FATAL).isPresent()
        ? Notice.Weight.HINT
        : Notice.Weight.EVIDENCE;
  }

  private Optional<Signature> mostExact(Stream<String> lines) {
    List<Signature> found =
        lines
            .flatMap(line -> signatures.stream().filter(it -> it.matches(line)))
            .distinct()
            .toList();
    return Catalogue.mostExactFirst(found).stream().findFirst();
  }

  private static Stream<String> lines(Language language, Thrown thrown) {
    // What Rust and Go both call a panic, each announces in words of its own.
    String type =
        language == Language.RUST && thrown.type().equals("panic")
            ? "thread '' panicked at ?"
            : thrown.type();
    String text =
        type.isEmpty() || thrown.message().isEmpty()
            ? type + thrown.message()
            : type + ": " + thrown.message();
    return text.lines().limit(LINES);
  }

  /** What begins with a name keeps its capital. */
  private static String midSentence(String title) {
    return LITTLE.contains(title.split(" ", 2)[0])
        ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)
        : title;
  }

  private static Known known(Signature signature) {
    return new Known(
        midSentence(signature.title()) + " (`" + signature.detector() + "`)",
        signature.category(),
        signature.advice(),
        signature.change());
  }
}
