fn main() {
    println!("epoch 1");
    let empty: Vec<f32> = Vec::new();
    println!("mean {}", 1 / std::hint::black_box(empty.len())); // HERE
}
// EXPECT
// build: rustc --edition 2021 -g -C panic=abort -C debuginfo=2 -o /srv/job/job src/main.rs
// type: panic
// message: attempt to divide by zero
// first~: thread 'main'.* panicked at src/main.rs:4:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: SIGABRT
