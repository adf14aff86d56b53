package main

import "fmt"

type Batch struct{ rows []int }

func (b *Batch) row(n int) int {
	return b.rows[n] // HERE
}

func main() {
	b := &Batch{rows: []int{1, 2, 3}}
	for n := 0; n < 6; n++ {
		fmt.Println("row", b.row(n))
	}
}

// EXPECT
// type: runtime error
// message: index out of range [3] with length 3
// function: main.(*Batch).row
// first: panic: runtime error: index out of range [3] with length 3
// last~: \t/srv/job/main.go:14 \+0x.*
// exit: 2
