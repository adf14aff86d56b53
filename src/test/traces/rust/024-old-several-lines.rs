fn main() {
    assert_eq!(1 + 1, 3, "it's 'odd'"); // HERE
}
// EXPECT
// build: /usr/bin/rustc --edition 2021 -g -o /srv/job/job src/main.rs
// type: panic
// message: assertion failed: `(left == right)`\n  left: `2`,\n right: `3`: it's 'odd'
// first: thread 'main' panicked at 'assertion failed: `(left == right)`
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
