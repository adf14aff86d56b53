fn train(step: u32) {
    if step == 3 {
        panic!("loss is no number at step {step}"); // HERE
    }
    println!("step {step} loss 0.5");
}

fn main() {
    for step in 1.. {
        train(step);
    }
}
// EXPECT
// type: panic
// message: loss is no number at step 3
// first~: thread 'main'.* panicked at src/main.rs:3:9:
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
