package main

func down(n int) int {
	return down(n+1) + 1 // HERE
}

func main() {
	println(down(0))
}

// EXPECT
// type: fatal error
// message: stack overflow
// function: main.down
// first: runtime: goroutine stack exceeds 1000000000-byte limit
// last~: \t/srv/job/main.go:8 \+0x.*
// exit: 2
