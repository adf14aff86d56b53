package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Of programs that real runtimes ran to their death, everything is found that their authors know.
 */
final class KnownDeathsTest {
  private static final List<Known> ALL = Known.all();

  @TestFactory
  Stream<DynamicTest> findsWhatIsKnown() {
    return ALL.stream().map(known -> dynamicTest(known.toString(), () -> check(known)));
  }

  @TestFactory
  Stream<DynamicTest> findsItBehindATime() {
    return prefixed(ALL.stream(), line -> "2026-11-21T10:04:07.123Z " + line);
  }

  @TestFactory
  Stream<DynamicTest> findsItBehindARank() {
    return prefixed(ALL.stream(), line -> "[rank3]: " + line);
  }

  @TestFactory
  Stream<DynamicTest> findsItBehindAPrefixThatNobodyKnows() {
    // What Perl says begins with the message: nobody can tell it from a prefix.
    return prefixed(
        ALL.stream()
            .filter(it -> !it.sample().name().startsWith("perl/") && it.the("prefix").isEmpty()),
        line -> "worker-7 (blue) | " + line);
  }

  @Test
  void hasManyDeathsOfManyRuntimes() {
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(150);
    assertThat(ALL.stream().map(it -> it.sample().name().split("/")[0]).distinct())
        .hasSizeGreaterThanOrEqualTo(10);
  }

  private static Stream<DynamicTest> prefixed(Stream<Known> all, UnaryOperator<String> prefix) {
    return all.filter(Known::hasTrace)
        .map(known -> dynamicTest(known.toString(), () -> checkBehind(known, prefix)));
  }

  private static void check(Known known) {
    List<Trace> traces = failures(known.sample().lines());
    assertThat(traces).hasSize(known.traces());
    if (traces.isEmpty()) {
      return;
    }
    Trace trace = traces.getFirst();
    var softly = new SoftAssertions();
    softly.assertThat(trace.language().id()).isEqualTo(known.the("runtime").orElseThrow());
    said(softly, known, trace);
    known
        .the("lines")
        .ifPresent(
            lines -> softly.assertThat(trace.offset() + "-" + (trace.end() - 1)).isEqualTo(lines));
    softly.assertAll();
  }

  private static void checkBehind(Known known, UnaryOperator<String> prefix) {
    List<Trace> traces = failures(known.sample().lines().stream().map(prefix).toList());
    assertThat(traces).hasSize(known.traces());
    var softly = new SoftAssertions();
    said(softly, known, traces.getFirst());
    softly.assertAll();
  }

  private static void said(SoftAssertions softly, Known known, Trace trace) {
    softly.assertThat(trace.type()).isEqualTo(known.the("type").orElseThrow());
    known
        .the("message")
        .ifPresent(it -> softly.assertThat(trace.message().replace("\n", "\\n")).isEqualTo(it));
    var causes = new ArrayList<String>();
    for (Thrown one : trace.thrown().subList(1, trace.thrown().size())) {
      causes.add(one.type().isEmpty() ? one.message() : one.type() + ": " + one.message());
    }
    softly.assertThat(causes).isEqualTo(known.every("cause"));
    String place =
        trace
            .own()
            .filter(it -> it.file().isPresent() && it.line().isPresent())
            .map(it -> it.file().orElseThrow() + ":" + it.line().getAsInt())
            .orElse("none");
    softly.assertThat(place).isEqualTo(known.the("at").orElse("none"));
    known
        .the("function")
        .ifPresent(
            it -> softly.assertThat(trace.own().flatMap(Frame::function).orElse("")).isEqualTo(it));
  }

  private static List<Trace> failures(List<String> lines) {
    return Sample.traces(lines).stream().filter(it -> it.standing() == Standing.FAILURE).toList();
  }
}
