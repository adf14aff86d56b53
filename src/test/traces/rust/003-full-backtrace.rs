struct Batch {
    rows: Vec<u32>,
}

impl Batch {
    fn row(&self, n: usize) -> u32 {
        self.rows[n] // HERE
    }
}

fn main() {
    let batch = Batch { rows: vec![1, 2, 3] };
    println!("{}", batch.row(7));
}
// EXPECT
// env: RUST_BACKTRACE=full
// type: panic
// message: index out of bounds: the len is 3 but the index is 7
// function: main::Batch::row
// first~: thread 'main'.* panicked at src/main.rs:7:.*
// last~: \s*\d+: .* - <unknown>
// exit: 101
