fn port(text: &str) -> u16 {
    text.parse().expect("the port is a number") // HERE
}

fn main() {
    println!("{}", port("eighty"));
}
// EXPECT
// type: panic
// message: the port is a number: ParseIntError { kind: InvalidDigit }
// first~: thread 'main'.* panicked at src/main.rs:2:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
