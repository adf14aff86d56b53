// Sells things, and fails in the way that it is told to.
package main

import (
	"fmt"
	"os"

	"example.org/shop/internal/shop"
)

func main() {
	fmt.Println("the shop is open")
	switch os.Args[1] {
	case "method":
		basket := shop.NewBasket("tea", "milk")
		fmt.Println(basket.Total([]int{3}))
	case "closure":
		fmt.Println(shop.Shares(12, []int{3, 0}))
	case "library":
		fmt.Println(shop.Label("tea", 20))
	}
}
