"use strict";
const till = require("till");

function rounded(things) {
  const factor = 100;
  return things.map((thing) => {
    const cents = thing.price * factor; // HERE closure
    return Math.round(cents) / factor;
  });
}

/** Nothing is given away. */
function check(prices) {
  const all = prices.slice();
  till.positive(all); // HERE library
  return all;
}

function doubled(prices) {
  return prices.map((price) => 2 * price);
}

module.exports = { rounded, check, doubled };
