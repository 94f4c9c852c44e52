//! The folder in which sockets lie: of this user, and closed to all others.

use std::fs::{self, DirBuilder, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::peer;
use super::refusal::Refusal;
use crate::files::runtime_folder;

/// Where a presenter's socket goes: the folder of this user's session, else one under `/tmp`.
#[must_use]
pub fn place() -> PathBuf {
    session().unwrap_or_else(outside)
}

/// Where sockets may be found: a presenter may have been started outside the session.
#[must_use]
pub fn places() -> Vec<PathBuf> {
    session().into_iter().chain([outside()]).collect()
}

/// In the folder that the system says is this session's, where it is one of this user's.
fn session() -> Option<PathBuf> {
    let folder = runtime_folder()?;
    let metadata = fs::metadata(&folder).ok()?;
    (metadata.is_dir() && metadata.uid() == peer::user()).then(|| folder.join("bilat"))
}

fn outside() -> PathBuf {
    Path::new("/tmp").join(format!("bilat-{}", peer::user()))
}

/// Makes the folder where it is missing, and sees that it is as it should be.
///
/// # Errors
/// When it cannot be made, or when something else lies there.
pub(super) fn prepare(folder: &Path) -> Result<(), Refusal> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(Refusal::System(folder.to_owned(), error)),
        _ => check(folder, peer::user()),
    }
}

/// Sees that the folder is one of this user's alone.
///
/// # Errors
/// When it is not there or is something else.
pub(super) fn check(folder: &Path, user: u32) -> Result<(), Refusal> {
    // Not what a link points to: whoever made the link could make it point elsewhere.
    let metadata = fs::symlink_metadata(folder).map_err(Refusal::of(folder))?;
    fault(&metadata, user).map_or(Ok(()), |why| Err(Refusal::Folder(folder.to_owned(), why)))
}

fn fault(of: &Metadata, user: u32) -> Option<&'static str> {
    if of.is_symlink() {
        Some("is a symbolic link")
    } else if !of.is_dir() {
        Some("is no folder")
    } else if of.uid() != user {
        Some("belongs to another user")
    } else if of.mode() & 0o7777 != 0o700 {
        Some("is open to others")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn refused(folder: &Path) -> String {
        let before = fs::symlink_metadata(folder).unwrap();
        let said = prepare(folder).unwrap_err().to_string();
        let after = fs::symlink_metadata(folder).unwrap();
        assert_eq!((before.ino(), before.mode()), (after.ino(), after.mode()), "nothing was changed");
        said
    }

    #[test]
    fn a_folder_is_made_for_the_user_alone() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("bilat");
        for _ in 0..2 {
            prepare(&folder).unwrap();
            assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o7777, 0o700);
        }
        assert!(matches!(prepare(&base.path().join("a/b")), Err(Refusal::System(..))), "not where there is nothing");
    }

    #[test]
    fn whatever_else_is_in_the_way_is_refused() {
        let base = tempfile::tempdir().unwrap();
        let [real, link, file, open] = ["real", "link", "file", "open"].map(|name| base.path().join(name));
        prepare(&real).unwrap();
        symlink(&real, &link).unwrap();
        assert!(refused(&link).contains("link is a symbolic link, where a folder of yours alone"));
        fs::write(&file, "").unwrap();
        assert!(refused(&file).contains("is no folder"));
        fs::create_dir(&open).unwrap();
        for mode in [0o755, 0o770, 0o701, 0o1700] {
            fs::set_permissions(&open, fs::Permissions::from_mode(mode)).unwrap();
            assert!(refused(&open).contains("is open to others"), "{mode:o}");
        }
        let another = check(&real, peer::user() + 1).unwrap_err().to_string();
        assert!(another.contains("belongs to another user"), "{another}");
    }
}
