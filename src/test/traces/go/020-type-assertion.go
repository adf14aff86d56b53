package main

import (
	"encoding/json"
	"fmt"
)

func steps(text string) float64 {
	var all map[string]any
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		panic(err)
	}
	return all["steps"].(float64) // HERE
}

func main() {
	fmt.Println(steps(`{"steps": "ten"}`))
}

// EXPECT
// type: panic
// message: interface conversion: interface {} is string, not float64
// function: main.steps
// first: panic: interface conversion: interface {} is string, not float64
// last~: \t/srv/job/main.go:17 \+0x.*
// exit: 2
