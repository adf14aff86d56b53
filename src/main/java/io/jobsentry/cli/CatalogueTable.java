package io.jobsentry.cli;

import io.jobsentry.catalogue.Signature;
import java.util.List;

/** Signatures as lines for people: id, role, advice, title. */
final class CatalogueTable {
  private CatalogueTable() {}

  static String of(List<Signature> signatures) {
    int ids = signatures.stream().mapToInt(it -> it.id().length()).max().orElse(0);
    var text = new StringBuilder();
    for (Signature signature : signatures) {
      text.append(padded(signature.id(), ids))
          .append("  ")
          .append(padded(signature.role().word(), 8))
          .append("  ")
          .append(padded(signature.advice().word(), 17))
          .append("  ")
          .append(signature.title())
          .append('\n');
    }
    return text.toString();
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(Math.max(0, width - word.length()));
  }
}
