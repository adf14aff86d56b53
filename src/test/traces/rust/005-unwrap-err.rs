use std::fs::File;

fn open(path: &str) -> File {
    File::open(path).unwrap() // HERE
}

fn main() {
    open("/nowhere/data.csv");
}
// EXPECT
// env: RUST_BACKTRACE=1
// type: panic
// message: called `Result::unwrap()` on an `Err` value: Os { code: 2, kind: NotFound, message: "No such file or directory" }
// function: main::open
// first~: thread 'main'.* panicked at src/main.rs:4:.*
// last: note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
// exit: 101
