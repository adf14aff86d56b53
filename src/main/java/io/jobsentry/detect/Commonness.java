package io.jobsentry.detect;

import java.util.Arrays;

/** How common bytes are in logs: a rough guess, by which the rarest part of a text is chosen. */
final class Commonness {
  private static final double[] SHARES = new double[256];

  static {
    Arrays.fill(SHARES, 0.002);
    String letters = "etaoinsrhldcumfpgwybvkxjqz";
    for (int i = 0; i < letters.length(); i++) {
      double share = 0.08 / (1 + i * 0.35);
      SHARES[letters.charAt(i)] = share;
      SHARES[Character.toUpperCase(letters.charAt(i))] = share / 4;
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      SHARES[digit] = 0.04;
    }
    for (char mark : ".:-_/=,[]()\"'".toCharArray()) {
      SHARES[mark] = 0.02;
    }
    SHARES[' '] = 0.12;
  }

  private Commonness() {}

  static double of(byte b) {
    return SHARES[b & 0xff];
  }
}
