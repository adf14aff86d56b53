// Sells things, and fails in the way that it is told to.
const { Basket } = require("./shop/basket");
const prices = require("./shop/prices");

const ways = {
  method: () => new Basket(["tea", "milk"]).total({ tea: { price: 3 } }),
  closure: () => prices.rounded([{ price: 1.5 }, undefined]),
  library: () => prices.check([1, -2]),
};

console.log("the shop is open");
ways[process.argv[2]]();
