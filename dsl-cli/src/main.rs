//! The program `qingdan`.
fn main() {}
