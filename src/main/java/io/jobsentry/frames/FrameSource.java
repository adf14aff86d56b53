package io.jobsentry.frames;

import io.jobsentry.frames.Enclosure.Rows;
import io.jobsentry.frames.SourceFrame.Kind;
import io.jobsentry.frames.SourceFrame.Line;
import io.jobsentry.text.Printable;
import io.jobsentry.trace.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows the frames of one trace; what a file has cost once is not paid again. */
final class FrameSource {
  /** A trace that was made to hold us up costs this often the parser's longest time. */
  private static final int LATE = 3;

  private static final int PATH = 300;

  private final Syntax syntax;
  private final FrameLimits limits;
  private final Map<Path, SourceText.Reading> read = new HashMap<>();
  private final Map<Path, Enclosure.Unknown> late = new HashMap<>();

  FrameSource(Syntax syntax, FrameLimits limits) {
    this.syntax = syntax;
    this.limits = limits;
  }

  /**
   * @param remarks what else is to be said of it
   */
  SourceFrame of(Frame frame, Place place, List<String> remarks) {
    return switch (place) {
      case Place.Elsewhere(String why) -> empty(frame, Kind.STUB, why, remarks);
      case Place.Nowhere(String why) -> empty(frame, Kind.MISSING, why, remarks);
      case Place.Inside inside -> {
        Frame named = new Frame(Optional.of(inside.name()), frame.line(), frame.function(), true);
        var notes = new ArrayList<>(remarks);
        inside.remark().ifPresent(notes::add);
        yield of(named, inside.real(), notes);
      }
    };
  }

  private SourceFrame of(Frame frame, Path file, List<String> notes) {
    int line = frame.line().orElse(0);
    if (line < 1) {
      return empty(frame, Kind.STUB, "the trace names no line", notes);
    }
    return switch (read.computeIfAbsent(file, it -> SourceText.read(it, limits.fileBytes()))) {
      case SourceText.Reading.Refused(String why) -> empty(frame, Kind.STUB, why, notes);
      case SourceText.Reading.Failed(String why) -> empty(frame, Kind.MISSING, why, notes);
      case SourceText.Reading.Read(SourceText text) -> {
        int count = text.lines().size();
        yield line > count
            ? empty(
                frame,
                Kind.MISSING,
                "the file has only "
                    + count
                    + (count == 1 ? " line" : " lines")
                    + ": it was changed since",
                notes)
            : shown(frame, file, text, line, notes);
      }
    };
  }

  private SourceFrame shown(
      Frame frame, Path file, SourceText text, int line, List<String> remarks) {
    String name = frame.file().orElseThrow();
    var notes = new ArrayList<>(remarks);
    notes.addAll(text.notes());
    Optional<SourceLanguage> language = SourceLanguage.of(name);
    Enclosure around =
        language
            .map(it -> around(it, file, text, line))
            .orElseGet(() -> new Enclosure.Open(List.of(), Optional.empty()));
    return switch (around) {
      case Enclosure.Function function -> {
        if (function.damaged()) {
          notes.add("the parser does not understand all of the function");
        }
        Renamed.remark(language.orElseThrow(), frame.function().orElse(""), function.names())
            .ifPresent(notes::add);
        Rows rows = function.rows();
        Cut cut =
            Cut.of(text, rows.first(), Math.min(rows.last(), text.lines().size()), line, limits);
        notes.addAll(cut.notes());
        var headers = new ArrayList<>(function.headers());
        if (cut.first() > rows.first()) {
          headers.add(new Rows(rows.first(), rows.first()));
        }
        yield frame(
            Kind.FUNCTION, frame, Optional.of(function.name()), lines(text, headers), cut, notes);
      }
      case Enclosure.Open(List<Rows> headers, Optional<String> why) -> {
        why.ifPresent(notes::add);
        yield lines(frame, text, line, headers, notes);
      }
      case Enclosure.Unknown(String why, boolean _) -> {
        notes.add("no function is looked for: " + why);
        yield lines(frame, text, line, List.of(), notes);
      }
    };
  }

  private Enclosure around(SourceLanguage language, Path file, SourceText text, int line) {
    Enclosure.Unknown known = late.get(file);
    if (known != null) {
      return known;
    }
    if (late.size() >= LATE) {
      return new Enclosure.Unknown("the parser was too slow with other files", true);
    }
    Enclosure around = syntax.around(language, text, line, limits.parse());
    if (around instanceof Enclosure.Unknown unknown && unknown.late()) {
      late.put(file, unknown);
    }
    return around;
  }

  private SourceFrame lines(
      Frame frame, SourceText text, int line, List<Rows> headers, List<String> notes) {
    int first = Math.max(1, line - limits.contextLines());
    int last = (int) Math.min(text.lines().size(), (long) line + limits.contextLines());
    Cut cut = Cut.of(text, first, last, line, limits);
    var all = new ArrayList<>(notes);
    all.addAll(cut.notes());
    List<Rows> above =
        headers.stream()
            .filter(it -> it.first() < cut.first())
            .map(it -> new Rows(it.first(), Math.min(it.last(), cut.first() - 1)))
            .toList();
    return frame(Kind.LINES, frame, function(frame), lines(text, above), cut, all);
  }

  private List<Line> lines(SourceText text, List<Rows> rows) {
    var lines = new ArrayList<Line>();
    for (Rows one : rows) {
      for (int number = one.first(); number <= one.last(); number++) {
        boolean after = lines.isEmpty() || lines.getLast().number() < number;
        if (after && number <= text.lines().size()) {
          lines.add(Cut.line(text, number, false, limits));
        }
      }
    }
    return lines;
  }

  private static SourceFrame frame(
      Kind kind,
      Frame frame,
      Optional<String> function,
      List<Line> headers,
      Cut cut,
      List<String> notes) {
    String file = frame.file().orElseThrow();
    return new SourceFrame(
        kind,
        Printable.of(file),
        frame.line(),
        SourceLanguage.fence(file),
        function.map(Printable::of),
        headers,
        cut.lines(),
        notes);
  }

  static SourceFrame empty(Frame frame, Kind kind, String why) {
    return empty(frame, kind, why, List.of());
  }

  private static SourceFrame empty(Frame frame, Kind kind, String why, List<String> remarks) {
    var notes = new ArrayList<String>();
    notes.add(Printable.of(why));
    notes.addAll(remarks);
    String file = frame.file().orElseThrow();
    OptionalInt line = frame.line().orElse(0) > 0 ? frame.line() : OptionalInt.empty();
    String shown = file.length() > PATH ? "…" + file.substring(file.length() - PATH) : file;
    return new SourceFrame(
        kind,
        Printable.of(shown).replace('\n', '\uFFFD'),
        line,
        SourceLanguage.fence(file),
        function(frame),
        List.of(),
        List.of(),
        notes);
  }

  private static Optional<String> function(Frame frame) {
    return frame
        .function()
        .map(it -> it.length() > PATH ? it.substring(0, PATH) + "…" : it)
        .map(it -> Printable.of(it).replace('\n', '\uFFFD'));
  }
}
