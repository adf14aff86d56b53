package main

func produce(out chan<- int) {
	close(out)
	out <- 1 // HERE
}

func main() {
	produce(make(chan int, 1))
}

// EXPECT
// type: panic
// message: send on closed channel
// function: main.produce
// first: panic: send on closed channel
// last~: \t/srv/job/main.go:9 \+0x.*
// exit: 2
