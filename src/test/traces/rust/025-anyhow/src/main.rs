use anyhow::{Context, Result};

fn load(name: &str) -> Result<String> {
    std::fs::read_to_string(format!("/nowhere/{name}")).with_context(|| format!("cannot read {name}")) // HERE
}

fn main() -> Result<()> {
    println!("start");
    let text = load("shard-7").context("cannot start epoch 3")?;
    println!("{text}");
    Ok(())
}
// EXPECT
// build: mkdir .cargo && cargo vendor vendor 2>/dev/null > .cargo/config.toml && cargo build -q && cp target/debug/job job
// type: Error
// message: cannot start epoch 3
// cause: cannot read shard-7
// cause: No such file or directory (os error 2)
// at: none
// first: Error: cannot start epoch 3
// last:     1: No such file or directory (os error 2)
// exit: 1
