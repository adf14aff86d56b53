package io.jobsentry.redact;

import java.util.Arrays;

/** Places from and to, as many as there are. */
final class Runs {
  private int[] places = new int[0];
  private int count;

  void add(int start, int end) {
    if (count + 2 > places.length) {
      places = Arrays.copyOf(places, Math.max(8, 2 * places.length));
    }
    places[count++] = start;
    places[count++] = end;
  }

  int size() {
    return count / 2;
  }

  int start(int i) {
    return places[2 * i];
  }

  int end(int i) {
    return places[2 * i + 1];
  }
}
