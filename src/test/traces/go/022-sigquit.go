package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

func stuck() {
	time.Sleep(time.Hour) // HERE
}

func main() {
	fmt.Println("started")
	go func() {
		time.Sleep(300 * time.Millisecond)
		syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	}()
	stuck()
}

// EXPECT
// type: SIGQUIT
// message: quit
// function: main.stuck
// first: SIGQUIT: quit
// last~: r[a-z0-9]+ .*|[a-z]s +0x.*
// exit: 2
