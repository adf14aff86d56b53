package main

func parse(rows []int) int {
	return rows[9] // HERE
}

func guarded() {
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	parse([]int{1})
}

func main() {
	guarded()
}

// EXPECT
// type: runtime error
// message: index out of range [9] with length 1
// at: /srv/job/main.go:10
// function: main.guarded.func1
// first~: panic: runtime error: index out of range \[9\] with length 1 \[recovered.*
// last~: \t/srv/job/main.go:17 \+0x.*
// exit: 2
