use std::cell::RefCell;

fn update(cell: &RefCell<Vec<u32>>) {
    let _held = cell.borrow();
    cell.borrow_mut().push(1); // HERE
}

fn main() {
    update(&RefCell::new(vec![]));
}
// EXPECT
// type: panic
// message~: (already borrowed.*|RefCell already borrowed.*)
// first~: thread 'main'.* panicked at src/main.rs:5:.*
// last: note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
// exit: 101
