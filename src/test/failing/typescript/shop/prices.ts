import { readFileSync } from "node:fs";

export type Prices = Record<string, { price: number }>;

export function rounded(things: { price: number }[]): number[] {
  const factor: number = 100;
  return things.map((thing): number => {
    const cents = thing.price * factor; // HERE closure
    return Math.round(cents) / factor;
  });
}

/** A price list out of a file. */
export function read(file: string): Prices {
  const text = readFileSync(file, { encoding: "utf8" }); // HERE library
  return JSON.parse(text) as Prices;
}

export const doubled = (prices: number[]): number[] => prices.map((price) => 2 * price);
