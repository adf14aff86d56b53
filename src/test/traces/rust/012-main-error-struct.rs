#[derive(Debug)]
#[allow(dead_code)]
enum JobError {
    Shard { name: String, left: u32 },
}

fn main() -> Result<(), JobError> {
    Err(JobError::Shard { name: "train-07".into(), left: 3 })
}
// EXPECT
// type: Error
// message: Shard { name: "train-07", left: 3 }
// at: none
// first: Error: Shard { name: "train-07", left: 3 }
// last: Error: Shard { name: "train-07", left: 3 }
// exit: 1
