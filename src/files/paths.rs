//! Where configuration and state belong: `bilat` in the XDG folders, on macOS too.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use crate::model::mark;

/// The configuration file, whether it is there or not; nothing where there is no home.
#[must_use]
pub fn config_file() -> Option<PathBuf> {
    absolute(Xdg::new().ok()?.config_dir().join("bilat/config.json"))
}

/// The file in which what is kept between runs stands, whether it is there or not; nothing where there is no home.
#[must_use]
pub fn state_file() -> Option<PathBuf> {
    absolute(Xdg::new().ok()?.state_dir()?.join("bilat/state.json"))
}

/// The file with the user's briefings on a set of data that is known by this key, whether it is there or not.
///
/// # Errors
/// Why there is none.
pub fn briefings_file(data: Option<&[String]>) -> Result<PathBuf, String> {
    let data = data.ok_or("the data has no name by which to find it again; --briefings FILE names a file")?;
    let folder = Xdg::new().ok().and_then(|home| absolute(home.data_dir().join("bilat/briefings")));
    let folder = folder.ok_or("there is no home folder; --briefings FILE names a file")?;
    Ok(folder.join(format!("{}.json", name_of(data))))
}

/// A short name for a set of data: of its first file, with a mark that tells it from others of that name.
fn name_of(data: &[String]) -> String {
    if data.len() == 1 && data.iter().all(|file| file == "bundled") {
        return "bundled".to_owned();
    }
    let stem = data.first().and_then(|file| Path::new(file).file_stem()).unwrap_or_default().to_string_lossy();
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' };
    let stem: String = stem.chars().map(plain).take(40).collect();
    let mark = mark(data.iter().flat_map(|file| file.bytes().chain([0])));
    format!("{stem}-{:08x}", mark >> 32)
}

/// The folder of what is there only while the user is logged in; nothing where the system names none.
#[must_use]
pub fn runtime_folder() -> Option<PathBuf> {
    absolute(Xdg::new().ok()?.runtime_dir()?)
}

/// An empty `HOME` is no home: it would mean wherever the program was started.
fn absolute(path: PathBuf) -> Option<PathBuf> {
    path.is_absolute().then_some(path)
}

/// Makes the folder of a file, for the user alone.
///
/// # Errors
/// When it cannot.
pub(super) fn make_folder(file: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder(file))
}

/// The same long before anything is to be written, so it sees whether a file can be made in it.
///
/// # Errors
/// When it cannot.
pub(super) fn prepare(file: &Path) -> io::Result<()> {
    make_folder(file)?;
    // Permissions do not tell it all: a file system may be read-only, or full.
    tempfile::tempfile_in(folder(file)).map(drop)
}

fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn each_set_of_data_has_a_name_of_its_own() {
        let name = |files: &[&str]| name_of(&files.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>());
        assert_eq!(name(&["bundled"]), "bundled");
        assert_eq!(name(&["/a/My data.json"]), "My-data-461af2f6");
        let sets = [&["/a/x.json"][..], &["/b/x.json"], &["/a/x.json", "/a/y.jsonl"], &["bundled", "/a/y.jsonl"]];
        let names: std::collections::BTreeSet<String> = sets.iter().map(|files| name(files)).collect();
        assert_eq!(names.len(), sets.len(), "{names:?}");
        assert!(briefings_file(None).unwrap_err().contains("--briefings"));
    }

    #[test]
    fn folders_are_made_for_the_user_alone() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a/b/state.json");
        prepare(&file).unwrap();
        for folder in ["a", "a/b"] {
            let mode = std::fs::metadata(home.path().join(folder)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700, "{folder}");
        }
        assert_eq!(std::fs::read_dir(home.path().join("a/b")).unwrap().count(), 0);
        std::fs::write(home.path().join("file"), "").unwrap();
        assert!(prepare(&home.path().join("file/state.json")).is_err());
    }
}
