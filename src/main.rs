//! The `gangmu` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(gangmu::cli::run(std::env::args_os()).code())
}
