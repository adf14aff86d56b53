package io.jobsentry.catalogue;

/** Something in a file of the catalogue is not as it has to be; the message has the place. */
public final class BadCatalogueException extends Exception {
  private static final long serialVersionUID = 1;

  BadCatalogueException(String file, int line, String sentence) {
    super(file + ":" + line + ": " + sentence);
  }
}
