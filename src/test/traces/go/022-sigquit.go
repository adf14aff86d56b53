package main

import (
	"fmt"
	"os/exec"
	"time"
)

func stuck() {
	time.Sleep(time.Hour) // HERE
}

func main() {
	fmt.Println("started")
	exec.Command("sh", "-c", "sleep 0.5; kill -QUIT $PPID").Start()
	stuck()
}

// EXPECT
// type: SIGQUIT
// message: quit
// function: main.stuck
// first: SIGQUIT: quit
// last~: r[a-z0-9]+ .*|[a-z]s +0x.*
// exit: 2
