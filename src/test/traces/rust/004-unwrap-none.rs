fn first(words: &[&str]) -> usize {
    words.first().unwrap().len() // HERE
}

fn main() {
    println!("{}", first(&[]));
}
// EXPECT
// type: panic
// message: called `Option::unwrap()` on a `None` value
// first~: thread 'main'.* panicked at src/main.rs:2:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
