package io.jobsentry.redact;

/**
 * A text without secrets: the only type by which text may go to disk, into the database, a prompt,
 * a message or a page. Only a {@link Redactor} makes one. What sentry itself wrote before and reads
 * again goes through the redactor once more, which changes nothing.
 */
public final class Redacted {
  private final String text;

  private Redacted(String text) {
    this.text = text;
  }

  static Redacted of(String clean) {
    return new Redacted(clean);
  }

  public String text() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Redacted that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text itself: there is nothing to hide in it. */
  @Override
  public String toString() {
    return text;
  }
}
