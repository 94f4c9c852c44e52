//! The README tells what the program does.

use std::path::Path;

use bilat::keymap::{Keymap, Layer};
use bilat::ui::Glyphs;

use crate::frames::drawn;

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

/// The keys of a few layers.
fn keys_in(layers: &[Layer]) -> String {
    let keys: Vec<String> = layers
        .iter()
        .map(|layer| {
            let rows = Keymap::builtin().rows(&[*layer]);
            let row = |row: &bilat::keymap::KeyRow| {
                let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
                format!("| {} | {} | {} |\n", layer.title(), keys.join(" "), row.action.sentence())
            };
            rows.iter().map(row).collect::<String>()
        })
        .collect();
    format!("| in | key | does |\n| --- | --- | --- |\n{}", keys.concat())
}

#[test]
fn the_key_tables_are_the_programs() {
    let presenting = [Layer::Presenter, Layer::Ending, Layer::Live];
    let pictures = [Layer::Matrix, Layer::Graph, Layer::Timeline];
    for table in [key_table(), keys_in(&pictures), keys_in(&presenting), keys_in(&[Layer::Briefing])] {
        assert!(readme().contains(&table), "README.md should hold\n\n{table}");
    }
}

#[test]
fn the_two_commands_are_there() {
    let text = readme();
    assert!(text.contains("\ncargo run --release\n") && text.contains("\ncargo test\n"));
}

#[test]
fn the_frame_is_what_the_program_draws() {
    let frame = drawn((114, 36), "<tab>jjj", Glyphs::Unicode);
    let frame: Vec<&str> = frame.lines().map(str::trim_end).collect();
    assert!(readme().contains(&format!("```text\n{}\n```", frame.join("\n"))), "{}", frame.join("\n"));
}
