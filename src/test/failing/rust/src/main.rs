//! Sells things, and fails in the way that it is told to.
mod basket;
mod prices;

fn main() {
    println!("the shop is open");
    match std::env::args().nth(1).as_deref() {
        Some("method") => println!("{}", basket::Basket::new(&["tea", "milk"]).total(&[3])),
        Some("closure") => println!("{:?}", prices::shares(12, &[3, 0])),
        Some("library") => println!("{}", prices::of("milk")),
        _ => {}
    }
}
