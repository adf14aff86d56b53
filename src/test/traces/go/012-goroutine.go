package main

import "time"

type Worker struct{ name string }

func (w Worker) run(queue <-chan string) {
	for item := range queue {
		if item == "" {
			panic("empty item for " + w.name) // HERE
		}
	}
}

func main() {
	queue := make(chan string, 2)
	go Worker{"alpha"}.run(queue)
	queue <- "a"
	queue <- ""
	time.Sleep(time.Minute)
}

// EXPECT
// type: panic
// message: empty item for alpha
// function: main.Worker.run
// first: panic: empty item for alpha
// last~: \t/srv/job/main.go:17 \+0x.*
// exit: 2
