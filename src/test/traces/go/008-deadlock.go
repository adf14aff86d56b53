package main

import "fmt"

func wait(results chan int) int {
	return <-results // HERE
}

func main() {
	fmt.Println("waiting for workers")
	wait(make(chan int))
}

// EXPECT
// type: fatal error
// message: all goroutines are asleep - deadlock!
// function: main.wait
// first: fatal error: all goroutines are asleep - deadlock!
// last~: \t/srv/job/main.go:11 \+0x.*
// exit: 2
