//! The `rebond` command.

fn main() {}
