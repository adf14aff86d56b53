package main

import "fmt"

func parse(text string) {
	panic("bad record " + text)
}

func guarded(text string) {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Sprintf("line 7: %v", r)) // HERE
		}
	}()
	parse(text)
}

func main() {
	guarded("x,y")
}

// EXPECT
// type: panic
// message: line 7: bad record x,y
// cause: panic: bad record x,y
// function: main.guarded.func1
// first: panic: bad record x,y [recovered]
// last~: \t/srv/job/main.go:19 \+0x.*
// exit: 2
