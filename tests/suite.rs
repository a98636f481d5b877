//! One binary for all end-to-end tests: `cargo test -p qingdan-tests`.

#[cfg(test)]
mod cases;
