use std::collections::HashMap;

fn weight(weights: &HashMap<&str, u32>, name: &str) -> u32 {
    weights[name] // HERE
}

fn main() {
    let weights = HashMap::from([("a", 1), ("b", 2)]);
    let mut names = vec!["b", "c", "a"];
    names.sort_by_key(|name| weight(&weights, name));
    println!("{names:?}");
}
// EXPECT
// env: RUST_BACKTRACE=1
// type: panic
// message~: no entry found for key
// function: main::weight
// first~: thread 'main'.* panicked at .*:
// last: note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
// exit: 101
