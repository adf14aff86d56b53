package io.jobsentry.catalogue;

import io.jobsentry.detect.Regex;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue as one table without samples, a line for each family and each signature, in which
 * nothing has to be checked or compiled: a job does not wait for YAML. A test keeps it equal to the
 * families.
 */
final class Flat {
  private static final String TAB = "\t";
  private static final String COMMA = ",";

  /** Between the literals of a pattern. */
  private static final String UNIT = "\u001f";

  private Flat() {}

  static String write(List<FamilyFile> files) {
    var text = new StringBuilder();
    for (FamilyFile file : files) {
      line(text, "", file.family().name(), file.family().about());
      for (Reviewed reviewed : file.signatures()) {
        Signature s = reviewed.signature();
        line(
            text,
            s.id(),
            s.family(),
            s.title(),
            s.role().name(),
            s.domain().name(),
            s.category().name(),
            s.advice().name(),
            s.change().orElse(""),
            s.fatal() ? "fatal" : "",
            String.join(COMMA, s.over()),
            s.pattern().toString(),
            String.join(UNIT, s.pattern().literalsWritten()),
            s.not().map(Regex::toString).orElse(""),
            s.note());
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String... cells) {
    text.append(String.join(TAB, cells)).append('\n');
  }

  static Catalogue read(String text) {
    var families = new ArrayList<Family>();
    var signatures = new ArrayList<Signature>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      List<String> cells = cells(text, from, end);
      from = end + 1;
      if (cells.getFirst().isEmpty()) {
        families.add(new Family(cells.get(1), cells.get(2)));
        continue;
      }
      signatures.add(
          new Signature(
              cells.get(1),
              cells.get(0),
              cells.get(2),
              Role.valueOf(cells.get(3)),
              Domain.valueOf(cells.get(4)),
              Category.valueOf(cells.get(5)),
              Advice.valueOf(cells.get(6)),
              present(cells.get(7)),
              !cells.get(8).isEmpty(),
              present(cells.get(9)).map(it -> List.of(it.split(COMMA, -1))).orElse(List.of()),
              Regex.later(cells.get(10), List.of(cells.get(11).split(UNIT, -1))),
              present(cells.get(12)).map(Regex::later),
              cells.get(13)));
    }
    return new Catalogue(families, signatures);
  }

  private static List<String> cells(String text, int from, int end) {
    var cells = new ArrayList<String>(14);
    int start = from;
    for (int tab = text.indexOf('\t', start);
        tab >= 0 && tab < end;
        tab = text.indexOf('\t', start)) {
      cells.add(text.substring(start, tab));
      start = tab + 1;
    }
    cells.add(text.substring(start, end));
    return cells;
  }

  private static Optional<String> present(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
  }
}
