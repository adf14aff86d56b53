package main

type Node struct {
	next  *Node
	value int
}

func sum(n *Node, left int) int {
	if left == 0 {
		return 0
	}
	return n.value + sum(n.next, left-1) // HERE
}

func main() {
	println(sum(&Node{value: 1, next: &Node{value: 2}}, 3))
}

// EXPECT
// type: runtime error
// message: invalid memory address or nil pointer dereference
// function: main.sum
// first: panic: runtime error: invalid memory address or nil pointer dereference
// last~: \t/srv/job/main.go:16 \+0x.*
// exit: 2
