package io.jobsentry.catalogue;

import java.util.List;

/**
 * A signature with the lines that it was reviewed with.
 *
 * @param positive lines as the real program prints them, which it has to know
 * @param negative lines that look like it and are something else
 */
public record Reviewed(Signature signature, List<String> positive, List<String> negative) {
  public Reviewed {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
  }
}
