//! The `gangmu` program.

fn main() {}
