package io.jobsentry.fingerprint;

/** A list of things that differ is one such thing, however long it is. */
final class Folding {
  private Folding() {}

  /**
   * Where a text ends that is followed by nothing but what stands between two items of a list, if
   * it ends with the same placeholder as comes next; or -1.
   */
  static int start(StringBuilder out, String placeholder) {
    int end = out.length();
    while (end > 0 && out.length() - end < 4 && " ,x×*/:-;".indexOf(out.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean between = end < out.length() && !out.substring(end).equals(" ");
    int start = end - placeholder.length();
    return between && start >= 0 && out.substring(start, end).equals(placeholder) ? end : -1;
  }
}
