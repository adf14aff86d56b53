fn first(words: &[&str]) -> usize {
    words.first().expect("a word").len() // HERE
}

fn main() {
    println!("{}", first(&[]));
}
// EXPECT
// build: /usr/bin/rustc --edition 2021 -g -o /srv/job/job src/main.rs
// type: panic
// message: a word
// first: thread 'main' panicked at 'a word', src/main.rs:2:19
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
