package main

import (
	"sync"
	"time"
)

func idle(n int, ready *sync.WaitGroup) {
	ready.Done()
	time.Sleep(time.Hour)
}

func fail() {
	var m map[string]int
	m["a"] = 1 // HERE
}

func main() {
	var ready sync.WaitGroup
	for n := range 3 {
		ready.Add(1)
		go idle(n, &ready)
	}
	ready.Wait()
	fail()
}

// EXPECT
// env: GOTRACEBACK=all
// type: panic
// message: assignment to entry in nil map
// function: main.fail
// first: panic: assignment to entry in nil map
// last~: \t/srv/job/main.go:22 \+0x.*
// exit: 2
