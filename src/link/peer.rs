//! Who is at the other end of a socket.

use std::io;
use std::os::fd::AsFd;

/// Whether the process at the other end belongs to the user with this number.
///
/// # Errors
/// When the system does not tell.
#[cfg(target_os = "linux")]
pub(super) fn is_of(user: u32, socket: impl AsFd) -> io::Result<bool> {
    Ok(rustix::net::sockopt::socket_peercred(socket)?.uid.as_raw() == user)
}

/// Elsewhere the folder, which nobody else may enter, has to be enough.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_of(_user: u32, _socket: impl AsFd) -> io::Result<bool> {
    Ok(true)
}

/// The number of the user that this process works for.
pub(super) fn user() -> u32 {
    rustix::process::geteuid().as_raw()
}
