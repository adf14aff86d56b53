package io.jobsentry.source;

import java.util.Optional;

/**
 * Takes from a line what was put before its text: stamps, levels after a stamp, and the names of
 * sources, nested in any way. What could be text is left: every line is judged by itself, and a
 * line of a trace must come out like its neighbours. Of the space after a prefix one blank is
 * taken, for the rest may be the text's indent.
 */
public final class Peeling {
  private static final int DEEPEST = 6;
  private static final String DOCKER = "{\"log\":\"";

  private final String line;
  private Source source = Source.NONE;
  private Optional<Level> level = Optional.empty();
  private final StringBuilder shape = new StringBuilder();
  private int place;

  /** Where the first stamp stands. */
  private int stampFrom = -1;

  private int stampEnd = -1;

  private Peeling(String line) {
    this.line = line;
  }

  /** What is left of a line without escape sequences. */
  public static Peeled peel(String line) {
    if (line.startsWith(DOCKER)) {
      Optional<String> log = Structured.dockerLog(line);
      if (log.isPresent()) {
        Peeled inner = new Peeling(log.get()).all();
        return new Peeled(inner.source(), inner.level(), inner.shape(), inner.text(), -1);
      }
    }
    return new Peeling(line).all();
  }

  /** The first stamp among what was put before the text. */
  static Optional<String> stampOf(String line) {
    var peeling = new Peeling(line);
    for (int depth = 0; depth < DEEPEST && peeling.stampFrom < 0; depth++) {
      if (peeling.place >= line.length() || !peeling.one()) {
        return Optional.empty();
      }
    }
    return peeling.stampFrom < 0
        ? Optional.empty()
        : Optional.of(line.substring(peeling.stampFrom, peeling.stampEnd));
  }

  private Peeled all() {
    for (int depth = 0; depth < DEEPEST && place < line.length() && one(); depth++) {}
    return new Peeled(source, level, shape.toString(), line.substring(place), place);
  }

  private boolean one() {
    char first = line.charAt(place);
    if (first == ' ' || first == '\t') {
      return false;
    }
    return stamp() || label(Label.at0(line, place));
  }

  private boolean label(Optional<Label> label) {
    label.ifPresent(
        it -> {
          source = source.within(it.name());
          place = it.end();
        });
    return label.isPresent();
  }

  private boolean stamp() {
    int glog = Stamp.glog(line, place);
    if (glog > 0) {
      char letter = line.charAt(line.charAt(place) == '[' ? place + 1 : place);
      level = Optional.of(glogLevel(letter));
      shape.append("TL");
      stamped(glog);
      place = Label.separated(line, glog);
      return true;
    }
    int end = Stamp.end(line, place);
    if (end < 0) {
      return false;
    }
    boolean syslog = Stamp.isSyslog(line, place);
    int next = end;
    if (Stamp.at(line, next) == ':' || Stamp.at(line, next) == ',') {
      next++;
    }
    if (next < line.length() && " [|".indexOf(line.charAt(next)) < 0) {
      return false;
    }
    stamped(end);
    place = Label.separated(line, next);
    if (line.startsWith("| ", place) && place > next) {
      place += 2;
    }
    shape.append('T');
    if (!stream() && !label(Label.syslog(line, place, syslog))) {
      level();
    }
    return true;
  }

  private void stamped(int end) {
    if (stampFrom < 0) {
      stampFrom = place;
      stampEnd = end;
    }
  }

  /** What begins like a level, and is a runtime's own cry. */
  private boolean isHeadline(int from) {
    return line.startsWith("panic: ", from)
        || line.startsWith("panic in a ", from)
        || line.startsWith("ERROR] FATAL UNHANDLED EXCEPTION: ", from)
        || line.startsWith("fatal error: ", from)
        || line.startsWith("WARNING: DATA RACE", from)
        || line.startsWith("WARNING: ThreadSanitizer: ", from);
  }

  private static Level glogLevel(char letter) {
    return switch (letter) {
      case 'F' -> Level.FATAL;
      case 'E' -> Level.ERROR;
      case 'W' -> Level.WARN;
      case 'I' -> Level.INFO;
      default -> Level.DEBUG;
    };
  }

  /** {@code stderr F }, as container runtimes write it. */
  private boolean stream() {
    if (!line.startsWith("stderr ", place) && !line.startsWith("stdout ", place)) {
      return false;
    }
    char tag = Stamp.at(line, place + 7);
    int end = place + 8;
    if ((tag != 'F' && tag != 'P') || (end < line.length() && line.charAt(end) != ' ')) {
      return false;
    }
    place = Math.min(line.length(), end + 1);
    return true;
  }

  private void level() {
    int start = Stamp.spaces(line, place);
    boolean bracket = Stamp.at(line, start) == '[' || Stamp.at(line, start) == '<';
    int word = bracket ? start + 1 : start;
    int end = word;
    while (Character.isLetter(Stamp.at(line, end)) && end - word < 10) {
      end++;
    }
    if (end == word || start - place > 4) {
      return;
    }
    if (isHeadline(word)) {
      return;
    }
    Optional<Level> found = Level.of(line.substring(word, end));
    int next = end;
    char after = Stamp.at(line, next);
    if (bracket ? after == ']' || after == '>' : after == ':') {
      next++;
    } else if (bracket) {
      return;
    }
    if (found.isPresent() && (next == line.length() || " [|".indexOf(line.charAt(next)) >= 0)) {
      level = found;
      shape.append('L');
      place = Label.separated(line, next);
      if (line.startsWith("| ", place)) {
        place += 2;
      }
    }
  }
}
