package main

import "fmt"

func divide(a, b int) int {
	return a / b // HERE
}

func main() {
	fmt.Println("ratio", divide(1, 0))
}

// EXPECT
// env: GOTRACEBACK=crash
// type: runtime error
// message: integer divide by zero
// function: main.divide
// first: panic: runtime error: integer divide by zero
// last~: .+
// exit: SIGABRT
