//! The house keeps its floors: a file imports only from lower floors or its own module, and libraries keep to the
//! rooms they were given.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules of `src/`, the ground first. Modules of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["model", "action"],
    &["filter"],
    &["store", "import", "files", "keymap"],
    &["query", "export"],
    &["app"],
    &["scene"],
    &["ui", "plain"],
    &["desk"],
    &["headless", "term", "watch", "link"],
    &["run"],
    &["main", "cli"],
];

/// Where a library may be used, as the beginnings of paths under `src/`.
const ROOMS: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "desk", "term", "run", "headless", "cli/dashboard.rs", "cli/terminal.rs"]),
    ("crossterm", &["term", "keymap/key.rs", "run"]),
    ("rustix", &["term", "run", "link"]),
    ("signal_hook", &["term"]),
    ("etcetera", &["files"]),
    ("tempfile", &["files"]),
    ("serde", &["import", "files", "keymap", "ui/theme", "plain", "headless", "link", "export"]),
    ("clap", &["main.rs", "cli"]),
    ("quick_xml", &["export", "ui/frame"]),
    ("color_eyre", &["main.rs", "cli", "term"]),
];

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
    let parts = code.split("#[cfg(test)]").next().unwrap_or_default();
    for name in names_after(parts, "super::") {
        if !known(&format!("{folder}/{name}.rs")) {
            faults.push(format!("{path}: `super::{name}` is not a part beside it"));
        }
    }
    for (library, rooms) in ROOMS {
        // Tests may use what their subject may not.
        let used = parts.contains(&format!("{library}::"));
        if used && !rooms.iter().any(|room| path.starts_with(room)) {
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
