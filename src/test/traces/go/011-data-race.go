package main

import (
	"fmt"
	"sync"
)

var total int

func add(n int, all *sync.WaitGroup) {
	defer all.Done()
	total += n // HERE
}

func main() {
	var all sync.WaitGroup
	for n := range 2 {
		all.Add(1)
		go add(n, &all)
	}
	all.Wait()
	fmt.Println("total", total)
}

// EXPECT
// build: go build -race -o /srv/job/job .
// type: data race
// function: main.add
// first: ==================
// last: ==================
// exit: 66
