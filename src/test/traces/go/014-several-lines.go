package main

import "errors"

func check() error {
	return errors.Join(errors.New("port 80 is taken"), errors.New("no certificate"), errors.New("no user"))
}

func main() {
	if err := check(); err != nil {
		panic(err) // HERE
	}
}

// EXPECT
// type: panic
// message: port 80 is taken\nno certificate\nno user
// function: main.main
// first: panic: port 80 is taken
// last~: \t/srv/job/main.go:11 \+0x.*
// exit: 2
