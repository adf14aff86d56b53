package io.jobsentry.redact;

/**
 * One kind of secret.
 *
 * @param name lower-case words with dashes, as they stand in {@code [redacted:NAME]}
 * @param group whose secret it is: a trade, or how it is told
 * @param about what it is, in a few words
 * @param told how it is recognised, for the documents
 */
public record Kind(String name, String group, String about, String told) {

  /** What stands in the place of the secret. */
  String marker() {
    return Marker.OPENING + name + Marker.CLOSING;
  }
}
