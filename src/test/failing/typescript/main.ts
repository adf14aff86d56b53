// Sells things, and fails in the way that it is told to.
import { Basket } from "./shop/basket";
import { read, rounded, type Prices } from "./shop/prices";

const known: Prices = { tea: { price: 3 } };
const ways: Record<string, () => unknown> = {
  method: () => new Basket<string>(["tea", "milk"]).total(known),
  closure: () => rounded([{ price: 1.5 }, undefined as never]),
  library: () => read("/nonexistent/prices.json"),
};

console.log("the shop is open");
ways[process.argv[2]!]!();
