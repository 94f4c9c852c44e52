//! The `bilat` program.

mod cli;

use std::process::ExitCode;

fn main() -> color_eyre::Result<ExitCode> {
    color_eyre::install()?;
    Ok(ExitCode::from(cli::run(std::env::args_os())))
}
