package io.jobsentry.cli;

/** Numbers of bytes and lines as people read them. */
final class Sizes {
  private Sizes() {}

  static String of(long bytes) {
    if (bytes < 10_000) {
      return bytes + " bytes";
    }
    if (bytes < 1_000_000) {
      return "%.1f kB".formatted(bytes / 1e3);
    }
    return bytes >= 1_000_000_000L
        ? "%.1f GB".formatted(bytes / 1e9)
        : "%.1f MB".formatted(bytes / 1e6);
  }

  /** {@code 1 line}, {@code 2 lines}. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
