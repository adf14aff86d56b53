package shop;

import java.util.List;

/** What things cost. */
final class Prices {
  private Prices() {}

  static List<Integer> shares(int sum, List<Integer> by) {
    return by.stream()
        .map(
            n -> {
              int part = sum / n; // HERE closure
              return part;
            })
        .toList();
  }

  static int read(String line) {
    String price = line.substring(line.indexOf('=') + 1);
    return Integer.parseInt(price); // HERE library
  }

  static int doubled(int price) {
    return 2 * price;
  }
}
