/// What somebody wants to buy.
pub struct Basket<'a> {
    things: Vec<&'a str>,
}

impl<'a> Basket<'a> {
    pub fn new(things: &[&'a str]) -> Self {
        Basket { things: things.to_vec() }
    }

    pub fn total(&self, prices: &[u32]) -> u32 {
        let mut total = 0;
        for i in 0..self.things.len() {
            total += prices[i]; // HERE method
        }
        total
    }

    #[allow(dead_code)]
    pub fn size(&self) -> usize {
        self.things.len()
    }
}
