//! Opens a shown address in the user's browser.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;

use super::link;

/// The program that knows the user's browser.
const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Hands an address to the system's opener and returns at once. The opener gets no terminal and a process group of its
/// own, so that it cannot take keys from us, and Ctrl-C here does not end the browser.
///
/// # Errors
/// When the address may not be followed ([`followable`](link::followable)), or the opener cannot be started.
pub fn open(address: &str) -> io::Result<()> {
    let refused = || io::Error::new(io::ErrorKind::InvalidInput, "only http and https addresses are opened");
    let address = link::followable(address).ok_or_else(refused)?;
    let mut child = Command::new(OPENER)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| {
            io::Error::new(error.kind(), format!("{OPENER} cannot be started; copy the address instead"))
        })?;
    // Ends with the opener; otherwise that would stay in the process table.
    let _ = thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_be_followed_starts_nothing() {
        for address in ["file:///etc/passwd", "-h", "https://u@h/"] {
            assert_eq!(open(address).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        }
    }
}
