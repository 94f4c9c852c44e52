//! Writes a file whole or not at all, by way of a temporary one beside it.

use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::NamedTempFile;

/// Who may read a file that the user asked for, before the umask.
const SHARED: u32 = 0o666;
/// Who may read what is kept for the user alone.
const PRIVATE: u32 = 0o600;

/// Writes a new file.
///
/// # Errors
/// When the folder cannot be written, or of kind [`io::ErrorKind::AlreadyExists`] when something is at `path`.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = filled(path, bytes, SHARED)?;
    // Fails, instead of replacing, when something is there: a link too.
    file.persist_noclobber(path).map_err(|failed| failed.error)?;
    settle(path)
}

/// Writes a file in place of what is there, which keeps its permissions.
///
/// # Errors
/// When the folder cannot be written, or the path is a symbolic link, which is not followed.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, SHARED)
}

/// Writes a file that only the user may read, in place of what is there.
///
/// # Errors
/// Those of [`replace`].
pub(super) fn replace_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, PRIVATE)
}

fn put(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let there = path.symlink_metadata().ok();
    if there.as_ref().is_some_and(std::fs::Metadata::is_symlink) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is a symbolic link, which is not overwritten"));
    }
    let file = filled(path, bytes, mode)?;
    if let Some(there) = there {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.persist(path).map_err(|failed| failed.error)?;
    settle(path)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn filled(path: &Path, bytes: &[u8], mode: u32) -> io::Result<NamedTempFile> {
    let permissions = Permissions::from_mode(mode);
    let mut file = tempfile::Builder::new().permissions(permissions).tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The new name is on the disk only when the folder is. Some file systems cannot do that; the file is there all the same.
fn settle(path: &Path) -> io::Result<()> {
    let _ = File::open(folder(path))?.sync_all();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_whole_and_nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        replace(&path, b"three").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"three");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn permissions_are_kept_and_what_is_private_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let (shared, private) = (folder.path().join("shared"), folder.path().join("private"));
        std::fs::write(&shared, "one").unwrap();
        std::fs::set_permissions(&shared, Permissions::from_mode(0o640)).unwrap();
        replace(&shared, b"two").unwrap();
        assert_eq!(mode(&shared), 0o640);
        replace_private(&private, b"one").unwrap();
        assert_eq!(mode(&private), 0o600);
    }

    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        std::fs::write(&target, "kept").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        assert!(replace(&link, b"new").is_err());
        assert!(write_new(&link, b"new").is_err());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "kept");
    }
}
