//! The `gangmu` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    match gangmu::cli::run(std::env::args_os()) {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) => {
            eprintln!("gangmu: {error:#}");
            ExitCode::from(2)
        }
    }
}
