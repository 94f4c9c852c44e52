//! The `bilat` program.

fn main() {}
