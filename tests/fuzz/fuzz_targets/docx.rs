//! See `targets::docx`.

#![no_main]

#[path = "../targets.rs"]
#[allow(dead_code)]
mod targets;

#[path = "../../common/package.rs"]
mod package;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::docx(bytes));
