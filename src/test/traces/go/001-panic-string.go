package main

import "fmt"

func train(step int) {
	if step == 3 {
		panic("loss is no number") // HERE
	}
}

func main() {
	for step := 1; ; step++ {
		fmt.Printf("step %d loss 0.5\n", step)
		train(step)
	}
}

// EXPECT
// type: panic
// message: loss is no number
// function: main.train
// first: panic: loss is no number
// last~: \t/srv/job/main.go:\d+ \+0x.*
// exit: 2
