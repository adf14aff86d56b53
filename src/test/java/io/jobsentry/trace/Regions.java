package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;

/** Hands over only what {@link Assembler} says that it needs. */
final class Regions {
  private Regions() {}

  static List<Trace> traces(List<String> lines) {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    var triggers = assembler.triggers();
    int handed = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean needed = !assembler.idle() || triggers.stream().anyMatch(line::contains);
      if (!needed) {
        continue;
      }
      for (int k = Math.max(handed, i - Assembler.BEFORE); k <= i; k++) {
        assembler.line(new TextLine(k + 1, k + 2, lines.get(k)));
      }
      handed = i + 1;
    }
    assembler.flush();
    return found;
  }
}
