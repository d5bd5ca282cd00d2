//! Texts that lie in the program, as they are.

#![no_std]

/// A text of the package that asks for it, by its path in that; how it wants it
/// packed does not matter.
#[macro_export]
macro_rules! flate {
    (static $name:ident: str from $path:literal $(with $way:ident)?) => {
        static $name: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path));
    };
}
