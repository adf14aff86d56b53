use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    println!("reading");
    let text = fs::read_to_string("/nowhere/config.toml")?;
    println!("{text}");
    Ok(())
}
// EXPECT
// type: Error
// message: Os { code: 2, kind: NotFound, message: "No such file or directory" }
// at: none
// first: Error: Os { code: 2, kind: NotFound, message: "No such file or directory" }
// last: Error: Os { code: 2, kind: NotFound, message: "No such file or directory" }
// exit: 1
