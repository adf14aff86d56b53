"use strict";

/** What somebody wants to buy. */
class Basket {
  constructor(things) {
    this.things = things;
  }

  get size() {
    return this.things.length;
  }

  total(list) {
    let total = 0;
    for (const thing of this.things) {
      total += list[thing].price; // HERE method
    }
    return total;
  }

  cheapest(list) {
    return Math.min(...this.things.map((thing) => list[thing].price));
  }
}

module.exports = { Basket };
