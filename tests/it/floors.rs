//! The house keeps its floors: a file imports only from lower floors or its own module, and libraries keep to the
//! rooms they were given.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules of `src/`, the ground first. Modules of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["model", "action"],
    &["filter"],
    &["store", "import", "files", "keymap"],
    &["query"],
    &["app"],
    &["scene"],
    &["ui", "plain"],
    &["desk"],
    &["headless", "term", "watch", "link"],
    &["run"],
    &["main", "cli"],
];

/// Where a library may be used: modules under `src/`, each a file with the folder of its parts, or one of both.
const ROOMS: &[(&str, &[&str])] = &[
    ("chrono", &["model/date", "filter", "files/log", "query", "app/update/time", "scene", "run/clock"]),
    ("clap", &["cli"]),
    ("color_eyre", &["main"]),
    ("crossterm", &["term", "keymap/key", "run"]),
    ("csv", &["plain"]),
    ("etcetera", &["files"]),
    ("flate2", &["model/bytes", "import/open"]),
    ("hashbrown", &["model", "store", "import", "query", "app/matrix"]),
    ("memchr", &["model/address", "model/bytes", "import", "query/scan"]),
    ("nucleo_matcher", &["app/finder"]),
    ("quick_xml", &["ui/frame"]),
    ("ratatui", &["ui", "desk", "term", "run", "headless", "cli/dashboard", "cli/terminal"]),
    ("rustix", &["term", "link"]),
    ("serde", &["import", "files", "keymap", "ui/theme", "headless", "link"]),
    ("serde_ignored", &["import/parse"]),
    ("serde_json", &["import", "files", "keymap", "ui/theme", "headless", "link"]),
    ("serde_path_to_error", &["import"]),
    ("signal_hook", &["term"]),
    ("strsim", &["model/near"]),
    ("tempfile", &["files"]),
    ("tui_input", &["app"]),
    ("unicode_normalization", &["model/text", "ui/glyphs"]),
    ("unicode_segmentation", &["model/text", "import/report", "ui", "plain", "term"]),
    ("unicode_width", &["import/report", "scene", "plain", "term"]),
];

/// Whether a file is a room, or stands in it.
fn is_in(path: &str, room: &str) -> bool {
    path.strip_prefix(room).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// What is wrong with the file at `path` (relative to `src/`) with this text; `known` tells which other paths exist.
fn faults(path: &str, text: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
    let own = path.split(['/', '.']).next().unwrap_or_default();
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut faults = Vec::new();
    let own_floor = if own == "lib" { Some(FLOORS.len()) } else { floor(own) };
    if own_floor.is_none() {
        faults.push(format!("{path}: `{own}` is on no floor"));
    }
    for name in names_after(&code, "crate::").chain(names_after(&code, "bilat::")) {
        if name.starts_with(char::is_lowercase) && name != own && floor(name) >= own_floor {
            faults.push(format!("{path}: `{own}` may not import `{name}`"));
        }
    }
    // Parts know each other, never the parent that holds their table.
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parts = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    for name in names_after(parts, "super::") {
        if !known(&format!("{folder}/{name}.rs")) {
            faults.push(format!("{path}: `super::{name}` is not a part beside it"));
        }
    }
    for (library, rooms) in ROOMS {
        // Tests may use what their subject may not.
        let used = names_before(parts, "::").any(|name| name == *library);
        if used && !rooms.iter().any(|room| is_in(path, room)) {
            faults.push(format!("{path}: {library} is not for this room"));
        }
    }
    faults
}

/// The identifiers that follow each `prefix`, group imports included.
fn names_after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(prefix)
        .filter(move |(at, _)| !code[..*at].ends_with(is_word))
        .flat_map(move |(at, _)| {
            let rest = &code[at + prefix.len()..];
            let several = rest.strip_prefix('{').map_or_else(|| vec![rest], members);
            several.into_iter().map(move |item| {
                let item = item.trim_start();
                &item[..item.find(|c| !is_word(c)).unwrap_or(item.len())]
            })
        })
        .filter(|name| !name.is_empty())
}

/// The identifiers that stand before each `suffix`, at the beginning of a path.
fn names_before<'a>(code: &'a str, suffix: &'a str) -> impl Iterator<Item = &'a str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(suffix).filter_map(move |(at, _)| {
        let before = &code[..at];
        let start = before.rfind(|c| !is_word(c)).map_or(0, |at| at + 1);
        (!before[..start].ends_with(suffix)).then_some(&before[start..])
    })
}

/// The members of a group import, each with what follows it; groups within are theirs.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_import_points_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&src);
    assert!(files.len() > 10, "the walk found src/");
    let mut all = Vec::new();
    for file in files {
        let path = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        all.extend(faults(&path, &fs::read_to_string(&file).unwrap(), |path| src.join(path).exists()));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn floors_and_rooms_are_there_and_every_library_has_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_there = |name: &str| root.join(format!("src/{name}.rs")).is_file() || root.join("src").join(name).is_dir();
    let modules = FLOORS.iter().copied().flatten();
    let rooms = ROOMS.iter().flat_map(|(_, rooms)| rooms.iter());
    let missing: Vec<_> = modules.chain(rooms).filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let (_, table) = manifest.split_once("[dependencies]\n").unwrap();
    let lines = table.lines().take_while(|line| !line.starts_with('['));
    let mut libraries: Vec<String> = lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.replace('-', "_"))
        .collect();
    libraries.sort();
    let mut known: Vec<_> = ROOMS.iter().map(|(library, _)| *library).collect();
    known.sort_unstable();
    assert_eq!(known, libraries);
}

#[test]
fn the_map_of_the_source_names_only_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let is_file = |name: &&str| name.strip_suffix(".rs").is_some_and(|name| !name.contains([' ', '<']));
    let named: Vec<&str> = map.split('`').skip(1).step_by(2).filter(is_file).collect();
    assert!(named.len() > 50, "files are named");
    let is_there = |name: &&str| root.join("src").join(name).is_file() || root.join(name).is_file();
    let missing: Vec<_> = named.into_iter().filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_planted_violation_is_caught() {
    let known = |path: &str| path == "query/lens.rs";
    for (path, text) in [
        ("model/date.rs", "use crate::store::Store;"),
        ("store.rs", "use crate::import::load;"),
        ("store.rs", "use crate::{model, query};"),
        ("store.rs", "use crate::{model::{Day, Tie}, query::Lens};"),
        ("query/ties.rs", "let x = crate::scene::Tone::Ally;"),
        ("query/ties.rs", "use super::super::store;"),
        ("query/ties.rs", "use super::Ties;"),
        ("query/ties.rs", "use super::{lens, ties_of};"),
        ("scene/ties.rs", "use ratatui::style::Color;"),
        ("model/tie.rs", "#[derive(serde::Deserialize)]"),
        ("loose.rs", ""),
        ("termite.rs", "use rustix::fs;"),
        ("keymap/keys.rs", "let x = crossterm::event::read();"),
        ("scene.rs", "#[cfg(test)]\nmod golden;\nuse ratatui::style::Color;"),
        ("query/ties.rs", "#[cfg(test)]\nuse super::lens;\nuse super::Ties;"),
    ] {
        assert!(!faults(path, text, known).is_empty(), "{path}: {text}");
    }
    for (path, text) in [
        ("query/ties.rs", "use crate::store::Store; use crate::model::{Day, Dyad}; use crate::query::lens::Lens;"),
        ("model/date.rs", "// see crate::store"),
        ("main.rs", "use bilat::query;"),
        ("query/ties.rs", "use super::lens::Lens;\n#[cfg(test)]\nmod tests { use super::*; }"),
    ] {
        assert_eq!(faults(path, text, known), Vec::<String>::new(), "{path}: {text}");
    }
}
