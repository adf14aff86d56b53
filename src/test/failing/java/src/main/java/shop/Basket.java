package shop;

import java.util.List;
import java.util.Map;

/** What somebody wants to buy. */
final class Basket {
  private final List<String> things;

  Basket(List<String> things) {
    this.things = things;
  }

  int size() {
    return things.size();
  }

  int total(Map<String, Integer> prices) {
    int total = 0;
    for (String thing : things) {
      total += prices.get(thing); // HERE method
    }
    return total;
  }
}
