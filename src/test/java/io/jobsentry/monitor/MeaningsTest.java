package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Notice.Weight;
import io.jobsentry.detect.Signal;
import io.jobsentry.detect.TraceDetector;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Known;
import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much weighs what was seen, and what is known of it. */
final class MeaningsTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private final Meanings meanings = new Meanings(Catalogue.load().signatures());

  private Notice trace(String... lines) {
    var traces = new ArrayList<Trace>();
    var assembler = new Assembler(traces::add);
    long offset = 0;
    for (String line : lines) {
      assembler.line(new TextLine(offset, offset + line.length() + 1, line));
      offset += line.length() + 1;
    }
    assembler.flush();
    Trace first = traces.getFirst();
    Signal signal =
        new TraceDetector("traceback", Duration.ofSeconds(1))
            .saw(first, Duration.ZERO)
            .orElseThrow();
    return meanings.of(FIRST, signal, first);
  }

  @Test
  void aTraceOfWhichNothingElseIsKnownIsAnErrorInTheProgram() {
    Notice notice =
        trace(
            "Traceback (most recent call last):",
            "  File \"train.py\", line 2, in <module>",
            "MyError: 'lr'");
    assertThat(notice.weight()).isEqualTo(Weight.EVIDENCE);
    assertThat(notice.known())
        .get()
        .returns(Category.CODE, Known::category)
        .returns(Advice.AGENT, Known::advice);
  }

  @Test
  void aTraceOfAKnownFailureIsKnownAsThat() {
    Notice notice =
        trace(
            "Traceback (most recent call last):",
            "  File \"train.py\", line 2, in <module>",
            "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a");
    assertThat(notice.weight()).isEqualTo(Weight.EVIDENCE);
    assertThat(notice.detector()).isEqualTo("traceback");
    assertThat(notice.known())
        .get()
        .returns(Advice.RETRY_WITH_CHANGE, Known::advice)
        .satisfies(it -> assertThat(it.as()).contains("catalogue/cuda-out-of-memory"));
  }

  @Test
  void eachPanicIsThatOfItsLanguage() {
    assertThat(trace("panic: send on closed channel", "", "goroutine 1 [running]:").known())
        .get()
        .satisfies(it -> assertThat(it.as()).contains("catalogue/go-panic"));
    assertThat(trace("thread 'main' panicked at src/main.rs:2:5:", "out of paper").known())
        .get()
        .satisfies(it -> assertThat(it.as()).contains("catalogue/rust-panic"));
  }

  @Test
  void aTraceOfWhatOnlyFollowsWeighsNothing() {
    Notice notice =
        trace(
            "Traceback (most recent call last):",
            "  File \"train.py\", line 2, in <module>",
            "torch.distributed.DistBackendError: NCCL watchdog thread terminated with exception:"
                + " remote process exited");
    assertThat(notice.weight()).isEqualTo(Weight.ECHO);
  }

  @Test
  void whatSomebodyLoggedWeighsLessThanWhatNobodyCaught() {
    Notice notice =
        trace(
            "ERROR:root:skipped",
            "Traceback (most recent call last):",
            "  File \"train.py\", line 2, in <module>",
            "ValueError: a bad record");
    assertThat(notice.weight()).isEqualTo(Weight.HINT);
  }

  @Test
  void theCatalogueKnowsMoreOfWhatAUserLooksFor() {
    var alarm = new Signal("oom", "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a", 5);
    assertThat(meanings.of(FIRST, alarm))
        .returns(Weight.ALARM, Notice::weight)
        .returns(true, it -> it.known().isPresent());
    assertThat(meanings.of(FIRST, new Signal("mine", "that is new", 5)).known()).isEmpty();
    assertThat(new Meanings(List.of()).of(FIRST, alarm).known()).isEmpty();
  }
}
