//! Files of the user's: written whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes a new file by way of a temporary one beside it, so that it is there whole or not at all.
///
/// # Errors
/// When the folder cannot be written, or of kind [`io::ErrorKind::AlreadyExists`] when something is at `path`.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = filled(path, bytes)?;
    // Fails, instead of replacing, when something is there: a link too.
    file.persist_noclobber(path).map(drop).map_err(|failed| failed.error)
}

/// Writes a file in place of what is there.
///
/// # Errors
/// When the folder cannot be written, or the path is a symbolic link, which is not followed.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_symlink() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is a symbolic link, which is not overwritten"));
    }
    filled(path, bytes)?.persist(path).map(drop).map_err(|failed| failed.error)
}

fn filled(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[cfg(unix)]
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
