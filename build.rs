//! The data that is built into the program: without the blanks between its values, which are a sixth of it. Lines keep
//! their numbers, so that problems are told where they stand in the file.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    const DATA: &str = "data/relations.json";
    println!("cargo::rerun-if-changed={DATA}");
    let text = fs::read_to_string(DATA)?;
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("relations.json"), without_blanks(&text))
}

/// JSON without the blanks that stand in no string.
fn without_blanks(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let mut keeps = |sign: char| {
        in_string ^= sign == '"' && !escaped;
        escaped = in_string && sign == '\\' && !escaped;
        in_string || sign != ' '
    };
    json.chars().filter(|sign| keeps(*sign)).collect()
}
