fn main() {
    println!("mapping the weights");
    let address = std::hint::black_box(8usize) as *const u32;
    println!("{}", unsafe { address.read_volatile() });
}
// EXPECT
// type: none
// last-words: mapping the weights
// exit: SIGSEGV
