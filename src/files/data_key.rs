//! By what a set of data files is found again in another run.

use std::fs;
use std::path::{Path, PathBuf};

use crate::model::mark;

/// What a set of data files is known by: their paths from the root, or `bundled` where no graph is named. Standard input
/// and what has no path are known by nothing.
#[must_use]
pub fn data_key(graphs: &[PathBuf], events: &[PathBuf]) -> Option<Vec<String>> {
    let bundled = graphs.is_empty().then(|| Some("bundled".to_owned()));
    let path = |path: &PathBuf| fs::canonicalize(path).ok()?.to_str().map(str::to_owned);
    bundled.into_iter().chain(graphs.iter().chain(events).map(path)).collect()
}

/// A short name for a set of data: of its first file, with a mark that tells it from others of that name.
pub(super) fn name_of(data: &[String]) -> String {
    if data.len() == 1 && data.iter().all(|file| file == "bundled") {
        return "bundled".to_owned();
    }
    let stem = data.first().and_then(|file| Path::new(file).file_stem()).unwrap_or_default().to_string_lossy();
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' };
    let stem: String = stem.chars().map(plain).take(40).collect();
    let mark = mark(data.iter().flat_map(|file| file.bytes().chain([0])));
    format!("{stem}-{:08x}", mark >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_of_data_has_a_name_of_its_own() {
        let name = |files: &[&str]| name_of(&files.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>());
        assert_eq!(name(&["bundled"]), "bundled");
        assert_eq!(name(&["/a/My data.json"]), "My-data-461af2f6");
        let sets = [&["/a/x.json"][..], &["/b/x.json"], &["/a/x.json", "/a/y.jsonl"], &["bundled", "/a/y.jsonl"]];
        let names: std::collections::BTreeSet<String> = sets.iter().map(|files| name(files)).collect();
        assert_eq!(names.len(), sets.len(), "{names:?}");
    }

    #[test]
    fn data_is_known_by_its_paths_from_the_root() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.json");
        fs::write(&path, "").unwrap();
        let round = home.path().join("../").join(home.path().file_name().unwrap()).join("a.json");
        let full = fs::canonicalize(&path).unwrap().to_str().unwrap().to_owned();
        assert_eq!(data_key(&[], &[]), Some(vec!["bundled".to_owned()]));
        assert_eq!(data_key(&[round], &[]), Some(vec![full.clone()]));
        assert_eq!(data_key(&[], &[path]), Some(vec!["bundled".to_owned(), full]));
        assert_eq!(data_key(&["-".into()], &[]), None);
    }
}
