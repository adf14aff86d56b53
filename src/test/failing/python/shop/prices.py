"""What things cost."""

import json


def rounded(prices):
    factor = 100

    def one(price):
        cents = price * factor  # HERE closure
        return round(cents) / factor

    return [one(price) for price in prices]


def read(text):
    """A price list out of a file."""
    prices = json.loads(text)  # HERE library
    return dict(sorted(prices.items()))


def doubled(prices):
    return [2 * price for price in prices]
