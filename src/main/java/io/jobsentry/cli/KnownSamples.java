package io.jobsentry.cli;

import io.jobsentry.catalogue.BadCatalogueException;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import java.util.List;
import java.util.Map;

/** The lines that a known failure was reviewed with. */
final class KnownSamples {
  private KnownSamples() {}

  static Map<String, List<String>> of(Signature signature) {
    try {
      return Catalogue.reviewed(signature.family()).signatures().stream()
          .filter(it -> it.signature().id().equals(signature.id()))
          .findFirst()
          .map(it -> Map.of("match", it.positive(), "miss", it.negative()))
          .orElse(Map.of());
    } catch (BadCatalogueException e) {
      throw new IllegalStateException("the catalogue that sentry brings is broken", e);
    }
  }
}
