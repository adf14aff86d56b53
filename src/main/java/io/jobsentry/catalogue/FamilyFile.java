package io.jobsentry.catalogue;

import java.util.List;

/** A family as it is written down. */
public record FamilyFile(Family family, List<Reviewed> signatures) {
  public FamilyFile {
    signatures = List.copyOf(signatures);
  }
}
