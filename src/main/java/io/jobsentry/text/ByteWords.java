package io.jobsentry.text;

import java.util.Locale;

/** Numbers of bytes as people say them. */
public final class ByteWords {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private ByteWords() {}

  /** {@code 512 bytes}, {@code 3.2 GB}: in steps of 1000. */
  public static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= 1000;
      unit++;
    } while (value >= 999.95 && unit < UNITS.length - 1);
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
