package main

import (
	"fmt"
	"os"
)

func load(path string) {
	if _, err := os.ReadFile(path); err != nil {
		panic(fmt.Errorf("load config: %w", err)) // HERE
	}
}

func main() {
	load("/nowhere/config.yaml")
}

// EXPECT
// type: panic
// message: load config: open /nowhere/config.yaml: no such file or directory
// function: main.load
// first: panic: load config: open /nowhere/config.yaml: no such file or directory
// last~: \t/srv/job/main.go:15 \+0x.*
// exit: 2
