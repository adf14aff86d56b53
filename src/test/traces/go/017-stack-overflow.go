package main

func down(n int) int { // HERE
	return down(n+1) + 1
}

func main() {
	println(down(0))
}

// EXPECT
// type: fatal error
// message: stack overflow
// function: main.down
// first: runtime: goroutine stack exceeds 1000000000-byte limit
// last~: .+
// exit: 2
