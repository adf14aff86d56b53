trait Store {
    fn load(&self) -> Vec<u8>;
}

struct Remote;

impl Store for Remote {
    fn load(&self) -> Vec<u8> {
        todo!("remote stores") // HERE
    }
}

fn main() {
    let store: Box<dyn Store> = Box::new(Remote);
    println!("{}", store.load().len());
}
// EXPECT
// env: RUST_BACKTRACE=1
// type: panic
// message: not yet implemented: remote stores
// function: <main::Remote as main::Store>::load
// first~: thread 'main'.* panicked at src/main.rs:9:.*
// last: note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
// exit: 101
