"""Sells things, and fails in the way that it is told to."""

import sys

from shop import prices
from shop.basket import Basket


def method():
    basket = Basket(["tea", "milk"])
    return basket.total({"tea": 3})


def closure():
    return prices.rounded([1.5, None])


def library():
    return prices.read('{"tea": 3,')


if __name__ == "__main__":
    print("the shop is open", flush=True)
    {"method": method, "closure": closure, "library": library}[sys.argv[1]]()
