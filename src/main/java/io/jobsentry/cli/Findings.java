package io.jobsentry.cli;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Role;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import io.jobsentry.detect.Signal;
import io.jobsentry.detect.TraceDetector;
import io.jobsentry.fingerprint.Evidence;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.fingerprint.Taken;
import io.jobsentry.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The failures in somebody's output, each with its fingerprint, in the order of their first. */
final class Findings {
  private static final int CHUNK = 1 << 16;

  private final Catalogue catalogue = Catalogue.load();
  private final Lookout lookout =
      new Lookout(Catalogue.sought(catalogue.signatures(), Duration.ZERO), Optional.empty(), true);
  private final Map<Fingerprint, Finding> findings = new LinkedHashMap<>();

  /**
   * A failure, however often it came.
   *
   * @param words what it is about
   * @param offset of the first, in the input that it was in
   */
  record Finding(Taken taken, String words, long offset, int times) {
    Finding again(long at) {
      return new Finding(taken, words, Math.min(offset, at), times + 1);
    }
  }

  List<Finding> all() {
    return List.copyOf(findings.values());
  }

  /**
   * Reads one input to its end.
   *
   * @param name what to call it
   */
  void read(InputStream input, String name) throws IOException, RefusalException {
    var one = new Reading();
    var scan = new Scan(lookout, 0, one::line, _ -> {}, one.traces::add);
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
      if (total == 0 && isBinary(chunk, length)) {
        throw RefusalException.failed(name + " is no text: it has NUL bytes", "");
      }
      total += length;
      scan.bytes(chunk, length, Duration.ZERO);
    }
    scan.flush(Duration.ZERO);
    if (total == 0) {
      throw RefusalException.failed(name + " is empty", "");
    }
    one.tell();
  }

  private static boolean isBinary(byte[] chunk, int length) {
    for (int i = 0; i < length; i++) {
      if (chunk[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** What was found in one input until now. */
  private final class Reading {
    private final List<Trace> traces = new ArrayList<>();
    private final List<Signal> lines = new ArrayList<>();

    private record Told(long offset, Evidence evidence, String words) {}

    void line(Signal signal) {
      lines.add(signal);
    }

    /** Those lines that are part of a trace say nothing more than it does. */
    void tell() {
      var told = new ArrayList<Told>();
      for (Trace trace : traces) {
        new TraceDetector("traceback", Duration.ZERO)
            .saw(trace, Duration.ZERO)
            .ifPresent(
                signal ->
                    told.add(
                        new Told(trace.offset(), new Evidence.Traced(trace), signal.message())));
      }
      NavigableMap<Long, Long> ends = ends();
      for (List<Signal> line : byLine()) {
        long offset = line.getFirst().offset();
        best(line)
            .filter(_ -> !isWithin(ends, offset))
            .ifPresent(
                it -> {
                  String said = line.getFirst().message();
                  String words = it.id() + ": " + said;
                  told.add(new Told(offset, new Evidence.KnownFailure(it.id(), said), words));
                });
      }
      told.sort(Comparator.comparingLong(Told::offset));
      told.forEach(it -> found(Taken.from(it.evidence()), it.words(), it.offset()));
    }

    /** Where each trace starts, and up to where it and those before it reach. */
    private NavigableMap<Long, Long> ends() {
      var ends = new TreeMap<Long, Long>();
      long furthest = 0;
      for (Trace trace : traces.stream().sorted(Comparator.comparingLong(Trace::offset)).toList()) {
        furthest = Math.max(furthest, trace.end());
        ends.put(trace.offset(), furthest);
      }
      return ends;
    }

    private static boolean isWithin(NavigableMap<Long, Long> ends, long offset) {
      Map.Entry<Long, Long> before = ends.floorEntry(offset);
      return before != null && offset < before.getValue();
    }

    private List<List<Signal>> byLine() {
      var byOffset = new LinkedHashMap<Long, List<Signal>>();
      lines.forEach(
          line -> byOffset.computeIfAbsent(line.offset(), _ -> new ArrayList<>()).add(line));
      return List.copyOf(byOffset.values());
    }

    /** The signature that is most exact about a line, if it can be the cause of anything. */
    private Optional<Signature> best(List<Signal> line) {
      List<Signature> known =
          line.stream()
              .flatMap(signal -> Signature.idOf(signal.detector()).stream())
              .flatMap(id -> catalogue.find(id).stream())
              .toList();
      return Catalogue.mostExactFirst(known).stream()
          .findFirst()
          .filter(signature -> signature.role() == Role.ROOT);
    }
  }

  private void found(Taken taken, String words, long offset) {
    Finding known = findings.get(taken.fingerprint());
    findings.put(
        taken.fingerprint(),
        known == null ? new Finding(taken, words, offset, 1) : known.again(offset));
  }
}
