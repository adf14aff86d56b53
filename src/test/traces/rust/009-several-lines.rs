fn main() {
    let left = "port: 80\nhost: a\n";
    panic!("the config differs:\n{left}\nsee the manual"); // HERE
}
// EXPECT
// type: panic
// message: the config differs:\nport: 80\nhost: a\n\nsee the manual
// first~: thread 'main'.* panicked at src/main.rs:3:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
