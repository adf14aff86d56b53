package main

import (
	"fmt"
	"sort"
)

func order(names []string, weights map[string][]int) {
	sort.Slice(names, func(i, j int) bool {
		return weights[names[i]][0] < weights[names[j]][0] // HERE
	})
}

func main() {
	fmt.Println("sorting")
	order([]string{"a", "b", "c"}, map[string][]int{"a": {1}})
}

// EXPECT
// type: runtime error
// message: index out of range [0] with length 0
// function~: main\..*order\.func1
// first: panic: runtime error: index out of range [0] with length 0
// last~: \t/srv/job/main.go:16 \+0x.*
// exit: 2
