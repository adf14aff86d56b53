use std::thread;

fn work() {
    panic!("no more shards"); // HERE
}

fn main() {
    let loader = thread::Builder::new().name("loader-3".into()).spawn(work).unwrap();
    if loader.join().is_err() {
        println!("the loader died");
        std::process::exit(4);
    }
}
// EXPECT
// type: panic
// message: no more shards
// first~: thread 'loader-3'.* panicked at src/main.rs:4:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 4
