struct Lock;

impl Drop for Lock {
    fn drop(&mut self) {
        panic!("the lock file is gone"); // HERE
    }
}

fn main() {
    let _lock = Lock;
    panic!("disk full");
}
// EXPECT
// type: panic
// message: the lock file is gone
// cause: panic: disk full
// first~: thread 'main'.* panicked at src/main.rs:11:.*
// last: thread caused non-unwinding panic. aborting.
// exit: SIGABRT
