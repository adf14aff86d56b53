// Package shop sells things.
package shop

// Basket is what somebody wants to buy.
type Basket struct {
	things []string
}

// NewBasket fills one.
func NewBasket(things ...string) *Basket {
	return &Basket{things: things}
}

// Total is what all of it costs.
func (b *Basket) Total(prices []int) int {
	total := 0
	for i := range b.things {
		total += prices[i] // HERE method
	}
	return total
}

// Size is how many things are in it.
func (b *Basket) Size() int {
	return len(b.things)
}
