#[allow(unconditional_recursion)]
fn down(n: u64) -> u64 {
    down(std::hint::black_box(n) + 1) + 1
}

fn main() {
    println!("{}", down(0));
}
// EXPECT
// type: stack overflow
// message~: thread 'main'.* has overflowed its stack
// at: none
// first~: thread 'main'.* has overflowed its stack
// last: fatal runtime error: stack overflow, aborting
// exit: SIGABRT
