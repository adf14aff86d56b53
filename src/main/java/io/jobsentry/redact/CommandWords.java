package io.jobsentry.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The words of a command as one line, so that a flag is seen beside its value. */
final class CommandWords {
  private CommandWords() {}

  /** As many words as before; what is in one only for what another says is masked too. */
  static List<String> masked(Automaton automaton, List<String> words) {
    byte[] line = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
    byte[] flat = line.clone();
    for (int i = 0; i < flat.length; i++) {
      if (flat[i] == '\n' || flat[i] == '\r') {
        flat[i] = ' ';
      }
    }
    List<Spans.Span> spans = Passage.look(automaton, flat).spans().list();
    var masked = new ArrayList<String>();
    int start = 0;
    for (String word : words) {
      int end = start + word.getBytes(StandardCharsets.UTF_8).length;
      masked.add(masked(line, start, end, spans));
      start = end + 1;
    }
    return masked;
  }

  private static String masked(byte[] line, int start, int end, List<Spans.Span> spans) {
    var text = new StringBuilder();
    int place = start;
    for (Spans.Span span : spans) {
      if (span.start() < end && span.end() > place) {
        int from = Math.max(place, span.start());
        text.append(new String(line, place, from - place, StandardCharsets.UTF_8));
        text.append(span.kind().marker());
        place = Math.min(end, span.end());
      }
    }
    return text.append(new String(line, place, end - place, StandardCharsets.UTF_8)).toString();
  }
}
