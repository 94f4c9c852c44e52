//! The user's editor on a file, with the terminal lent to it meanwhile.

use std::env;
use std::path::Path;
use std::process::Command;

use super::session::Session;
use crate::model::Clean;

/// The editor where the user names none: it is everywhere.
const USUAL: &str = "vi";

/// Has a file edited from a line on, and returns when that is done. The editor is what `VISUAL` says, else `EDITOR`, else
/// `vi`; as everywhere it may be a program with arguments.
///
/// # Errors
/// When the terminal cannot be lent, and how the editor failed.
pub fn edit(session: &mut Session, file: &Path, line: usize) -> Result<(), String> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
    let editor = named.map(|name| name.trim().to_owned()).find(|name| !name.is_empty());
    let editor = editor.unwrap_or_else(|| USUAL.to_owned());
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(&editor).arg(format!("+{line}")).arg(file);
    // Keys may come from elsewhere than standard input, which may be data.
    let keys = session.keys().map_err(|error| format!("the terminal cannot be lent: {error}"))?;
    let ended = session.pause(|| command.stdin(keys).status());
    let shown = Clean::label(&editor);
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the editor `{shown}` failed ({status}); VISUAL or EDITOR names another one")),
        Err(error) => Err(format!("the editor `{shown}` cannot be started: {error}")),
    }
}
