package io.jobsentry.fingerprint;

/**
 * Two failures and what is known of them.
 *
 * @param same whether they are the same bug
 * @param what makes them differ
 */
record Pair(boolean same, String what, Evidence one, Evidence other) {

  /** Whether their fingerprints say the truth. */
  boolean isTold() {
    return same == print(one).equals(print(other));
  }

  private static Fingerprint print(Evidence evidence) {
    return Taken.from(evidence).fingerprint();
  }

  String words() {
    return (same ? "split: " : "merged: ") + what + "\n  " + made(one) + "\n  " + made(other);
  }

  private static String made(Evidence evidence) {
    return Taken.from(evidence).parts().stream()
        .map(Part::became)
        .reduce((a, b) -> a + " | " + b)
        .orElse("");
  }
}
