package shop

import "strings"

// Shares divides a sum.
func Shares(sum int, by []int) []int {
	share := func(n int) int {
		part := sum / n // HERE closure
		return part
	}
	var shares []int
	for _, n := range by {
		shares = append(shares, share(n))
	}
	return shares
}

// Label fills a line of the price list with dots.
func Label(thing string, price int) string {
	width := 10
	dots := strings.Repeat(".", width-price) // HERE library
	return thing + dots
}

// Doubled is for tourists.
func Doubled(price int) int {
	return 2 * price
}
