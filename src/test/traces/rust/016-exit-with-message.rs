fn main() {
    eprintln!("job: cannot bind port 80: permission denied");
    std::process::exit(2);
}
// EXPECT
// type: none
// last-words: job: cannot bind port 80: permission denied
// exit: 2
