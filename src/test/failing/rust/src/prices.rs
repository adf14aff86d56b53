use std::collections::HashMap;

/// Divides a sum.
pub fn shares(sum: u32, by: &[u32]) -> Vec<u32> {
    let share = |n: &u32| {
        let part = sum / n; // HERE closure
        part
    };
    by.iter().map(share).collect()
}

/// What a thing costs.
pub fn of(thing: &str) -> u32 {
    let prices = HashMap::from([("tea", 3)]);
    let price = prices[thing]; // HERE library
    price
}

#[allow(dead_code)]
pub fn doubled(price: u32) -> u32 {
    2 * price
}
