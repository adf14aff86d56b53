import type { Prices } from "./prices";

/** What somebody wants to buy. */
export class Basket<Thing extends string> {
  constructor(private readonly things: readonly Thing[]) {}

  get size(): number {
    return this.things.length;
  }

  total(list: Prices): number {
    let total = 0;
    for (const thing of this.things) {
      const known = list[thing] as { price: number };
      total += known.price; // HERE method
    }
    return total;
  }

  cheapest(list: Prices): number {
    return Math.min(...this.things.map((thing) => list[thing]!.price));
  }
}
