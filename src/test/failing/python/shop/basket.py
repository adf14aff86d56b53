"""What somebody wants to buy."""


class Basket:
    """Things, one after the other."""

    def __init__(self, things):
        self.things = things

    def __len__(self):
        return len(self.things)

    def total(self, prices):
        total = 0
        for thing in self.things:
            total += prices[thing]  # HERE method
        return total

    def cheapest(self, prices):
        return min(prices[thing] for thing in self.things)
