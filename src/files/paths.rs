//! Where configuration and state belong: `bilat` in the XDG folders, on macOS too.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

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

/// The folder of what is there only while the user is logged in; nothing where the system names none.
#[must_use]
pub fn runtime_folder() -> Option<PathBuf> {
    absolute(Xdg::new().ok()?.runtime_dir()?)
}

/// An empty `HOME` is no home: it would mean wherever the program was started.
fn absolute(path: PathBuf) -> Option<PathBuf> {
    path.is_absolute().then_some(path)
}

/// Makes the folder of a file, for the user alone, and sees whether a file can be made in it.
///
/// # Errors
/// When it cannot.
pub(super) fn prepare(file: &Path) -> io::Result<()> {
    let folder = file.parent().unwrap_or(file);
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // Permissions do not tell it all: a file system may be read-only, or full.
    tempfile::tempfile_in(folder).map(drop)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

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
