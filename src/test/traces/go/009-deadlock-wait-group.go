package main

import "sync"

func worker(n int, lock *sync.Mutex, done *sync.WaitGroup) {
	lock.Lock()
	println("worker", n)
	done.Done()
}

func main() {
	var lock sync.Mutex
	var done sync.WaitGroup
	for n := range 3 {
		done.Add(1)
		go worker(n, &lock, &done)
	}
	done.Wait() // HERE
}

// EXPECT
// type: fatal error
// message: all goroutines are asleep - deadlock!
// function: main.main
// first: fatal error: all goroutines are asleep - deadlock!
// last~: \t/srv/job/main.go:16 \+0x.*
// exit: 2
