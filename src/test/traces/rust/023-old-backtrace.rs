fn row(rows: &[u32], n: usize) -> u32 {
    rows[n] // HERE
}

fn main() {
    println!("{}", row(&[1, 2], 5));
}
// EXPECT
// build: /usr/bin/rustc --edition 2021 -g -o /srv/job/job src/main.rs
// env: RUST_BACKTRACE=1
// type: panic
// message: index out of bounds: the len is 2 but the index is 5
// function: main::row
// first: thread 'main' panicked at 'index out of bounds: the len is 2 but the index is 5', src/main.rs:2:5
// last: note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
// exit: 101
