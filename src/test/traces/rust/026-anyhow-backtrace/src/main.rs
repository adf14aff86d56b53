use anyhow::{bail, Result};

fn check(port: u32) -> Result<()> {
    if port > 65535 {
        bail!("no such port: {port}\nports end at 65535"); // HERE
    }
    Ok(())
}

fn main() -> Result<()> {
    check(70000)
}
// EXPECT
// build: mkdir .cargo && cargo vendor vendor 2>/dev/null > .cargo/config.toml && cargo build -q && cp target/debug/job job
// env: RUST_BACKTRACE=1
// type: Error
// message: no such port: 70000\nports end at 65535
// function: job::check
// first: Error: no such port: 70000
// last~: \s+(at |\d+: ).*
// exit: 1
