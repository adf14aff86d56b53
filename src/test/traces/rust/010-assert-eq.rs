fn total(rows: &[u32]) -> u32 {
    rows.iter().sum()
}

fn main() {
    assert_eq!(total(&[1, 2]), 4, "rows were lost"); // HERE
}
// EXPECT
// type: panic
// message: assertion `left == right` failed: rows were lost\n  left: 3\n right: 4
// first~: thread 'main'.* panicked at src/main.rs:6:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
