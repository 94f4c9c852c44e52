//! Where configuration and state belong: `bilat` in the XDG folders, on macOS too.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use super::data_key::name_of;

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
    fn data_without_a_name_has_no_file_of_briefings() {
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
