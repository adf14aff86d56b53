package main

import "os"

func open(name string) *os.File {
	f, err := os.Open(name)
	if err != nil {
		panic(err) // HERE
	}
	return f
}

func main() {
	open("data/train.csv")
}

// EXPECT
// build: true
// run: go run .
// type: panic
// message: open data/train.csv: no such file or directory
// function: main.open
// first: panic: open data/train.csv: no such file or directory
// last: exit status 2
// exit: 1
