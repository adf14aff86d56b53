package main

import (
	"errors"
	"log"
)

func main() {
	log.Println("reading the list of shards")
	log.Fatalf("cannot reach the store: %v", errors.New("connection refused"))
}

// EXPECT
// type: none
// last-words~: .* cannot reach the store: connection refused
// exit: 1
