package main

func clean() {
	panic("cannot remove the lock") // HERE
}

func work() {
	defer clean()
	panic("no space left on device")
}

func main() {
	work()
}

// EXPECT
// type: panic
// message: cannot remove the lock
// cause: panic: no space left on device
// function: main.clean
// first: panic: no space left on device
// last~: \t/srv/job/main.go:13 \+0x.*
// exit: 2
