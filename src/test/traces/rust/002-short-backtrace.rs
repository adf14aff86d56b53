fn train(step: u32) {
    if step == 2 {
        panic!("loss is no number"); // HERE
    }
    println!("step {step} loss 0.5");
}

fn main() {
    for step in 1.. {
        train(step);
    }
}
// EXPECT
// env: RUST_BACKTRACE=1
// type: panic
// message: loss is no number
// function: main::train
// first~: thread 'main'.* panicked at src/main.rs:3:9:
// last: note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
// exit: 101
