use std::thread;

fn add(a: u8, b: u8) -> u8 {
    a + b // HERE
}

fn main() {
    let sums = thread::spawn(|| add(200, std::hint::black_box(100)));
    sums.join().ok();
    std::process::exit(9);
}
// EXPECT
// env: RUST_BACKTRACE=1
// type: panic
// message: attempt to add with overflow
// function: main::add
// first~: thread '<unnamed>'.* panicked at src/main.rs:4:.*
// last: note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
// exit: 9
