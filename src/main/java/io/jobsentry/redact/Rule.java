package io.jobsentry.redact;

/** Is told where one of its literals stands, and says what of the surroundings is a secret. */
interface Rule {
  /**
   * @param start where the literal starts
   * @param end the place after it
   */
  void hit(Look look, int start, int end);
}
