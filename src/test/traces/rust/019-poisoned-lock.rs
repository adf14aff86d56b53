use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let state = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&state);
    let broken = thread::spawn(move || {
        let _held = theirs.lock().unwrap();
        panic!("worker gave up"); // HERE
    });
    broken.join().ok();
    println!("{}", state.lock().unwrap());
}
// EXPECT
// traces: 2
// type: panic
// message: worker gave up
// first~: thread '<unnamed>'.* panicked at src/main.rs:9:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// last-at: first
// exit: 101
