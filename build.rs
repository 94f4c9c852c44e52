//! The data that is built into the program: without the blanks that lines begin with, which are a seventh of it. Lines
//! keep their numbers, so that problems are told where they stand in the file.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    const DATA: &str = "data/relations.json";
    println!("cargo::rerun-if-changed={DATA}");
    // No string of JSON goes on over a line.
    let text = fs::read_to_string(DATA)?;
    let lines: String = text.split_inclusive('\n').map(|line| line.trim_start_matches(' ')).collect();
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("relations.json"), lines)
}
