//! The README tells what the program does.

use std::path::Path;

use bilat::keymap::{Keymap, Layer};

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The keys of the dashboard as the README lists them.
fn key_table() -> String {
    let rows = Keymap::builtin().rows(&[Layer::Dashboard, Layer::Global]);
    let rows = rows.iter().map(|row| {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        format!("| {} | {} |\n", keys.join(" "), row.action.sentence())
    });
    format!("| key | does |\n| --- | --- |\n{}", rows.collect::<String>())
}

#[test]
fn the_key_table_is_the_programs() {
    assert!(readme().contains(&key_table()), "README.md should hold\n\n{}", key_table());
}

#[test]
fn the_two_commands_are_there() {
    let text = readme();
    assert!(text.contains("\ncargo run --release\n") && text.contains("\ncargo test\n"));
}
