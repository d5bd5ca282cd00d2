//! Pages to read, and those on which the reader sets something.

pub mod correction;
pub mod help;
pub mod info;
pub mod row;
pub mod structure;
pub mod typography;
