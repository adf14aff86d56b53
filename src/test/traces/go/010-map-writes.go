package main

import "sync"

func fill(m map[int]int, all *sync.WaitGroup) {
	defer all.Done()
	for i := 0; i < 10_000_000; i++ {
		m[i%100] = i // HERE
	}
}

func main() {
	m := map[int]int{}
	var all sync.WaitGroup
	for range 8 {
		all.Add(1)
		go fill(m, &all)
	}
	all.Wait()
}

// EXPECT
// type: fatal error
// message: concurrent map writes
// function: main.fill
// first: fatal error: concurrent map writes
// last~: .+
// exit: 2
