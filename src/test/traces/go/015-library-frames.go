package main

import (
	"fmt"
	"sort"
	"strings"
)

type byLength []string

func (b byLength) Len() int           { return len(b) }
func (b byLength) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }

func repeated(name string, times int) string {
	return strings.Repeat(name, times) // HERE
}

func main() {
	sort.Sort(byLength{"abc", "a"})
	fmt.Println(repeated("ab", -1))
}

// EXPECT
// type: panic
// message: strings: negative Repeat count
// function: main.repeated
// first: panic: strings: negative Repeat count
// last~: \t/srv/job/main.go:21 \+0x.*
// exit: 2
