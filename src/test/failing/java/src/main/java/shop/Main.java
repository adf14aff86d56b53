package shop;

import java.util.List;
import java.util.Map;

/** Sells things, and fails in the way that it is told to. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("the shop is open");
    switch (args[0]) {
      case "method" -> new Basket(List.of("tea", "milk")).total(Map.of("tea", 3));
      case "closure" -> Prices.shares(12, List.of(3, 0));
      case "library" -> Prices.read("tea=three");
      default -> {}
    }
  }
}
