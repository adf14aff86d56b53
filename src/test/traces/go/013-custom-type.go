package main

type Refusal struct {
	Code   int
	Reason string
}

func refuse() {
	panic(Refusal{7, "quota"}) // HERE
}

func main() {
	refuse()
}

// EXPECT
// type: panic
// message~: main\.Refusal\{Code:7, Reason:"quota"\}|\(main\.Refusal\) \{.*\}|\(main\.Refusal\).*
// function: main.refuse
// first~: panic: .*main\.Refusal.*
// last~: \t/srv/job/main.go:13 \+0x.*
// exit: 2
