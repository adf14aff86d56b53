package io.jobsentry.detect;

import java.util.Arrays;

/** Some of the patterns, by their numbers. */
final class PatternSet {
  private final long[] bits;
  private final int size;

  /**
   * @param size how many patterns there are
   */
  PatternSet(int size) {
    this.size = size;
    this.bits = new long[(size + 63) >>> 6];
  }

  int size() {
    return size;
  }

  void add(int pattern) {
    bits[pattern >>> 6] |= 1L << pattern;
  }

  void remove(int pattern) {
    bits[pattern >>> 6] &= ~(1L << pattern);
  }

  boolean has(int pattern) {
    return (bits[pattern >>> 6] >>> pattern & 1) != 0;
  }

  void addAll(PatternSet others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= others.bits[i];
    }
  }

  /** The first of at least that number, or -1. */
  int next(int pattern) {
    for (int word = pattern >>> 6; word < bits.length; word++) {
      long left = word == pattern >>> 6 ? bits[word] & (-1L << pattern) : bits[word];
      if (left != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return -1;
  }

  boolean isEmpty() {
    return next(0) < 0;
  }

  void clear() {
    Arrays.fill(bits, 0);
  }
}
