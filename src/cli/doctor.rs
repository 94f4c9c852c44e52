//! What the program finds around it, for a report of something that does not work.

use std::env;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::Path;

use bilat::files::{briefings_file, config_file, data_key, state_file};
use bilat::import::{self, Strictness};
use bilat::model::Clean;

/// The environment variables that bilat reads: what the terminal can show, the locale, the editor, the folders of the user.
const VARIABLES: &[&str] = &[
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "VISUAL",
    "EDITOR",
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
];

/// One fact a line.
pub(super) fn report() -> String {
    let mut lines = vec![
        format!("version         bilat {}", env!("CARGO_PKG_VERSION")),
        format!("system          {} {}", env::consts::OS, env::consts::ARCH),
        format!("input           {}", kind(stdin().is_terminal())),
        format!("output          {}", kind(stdout().is_terminal())),
        format!("errors          {}", kind(stderr().is_terminal())),
    ];
    for name in VARIABLES {
        let value = env::var_os(name).map(|value| Clean::label(&value.to_string_lossy()).to_string());
        lines.push(format!("{name:<15} {}", value.unwrap_or_else(|| "not set".to_owned())));
    }
    lines.push(format!("config          {}", place(config_file().as_deref())));
    lines.push(format!("state           {}", place(state_file().as_deref())));
    let bundled = data_key(&[], &[]);
    lines.push(format!("briefings       {}", place(briefings_file(bundled.as_deref()).ok().as_deref())));
    lines.push(format!("data            {}", data()));
    lines.join("\n") + "\n"
}

fn kind(is_terminal: bool) -> &'static str {
    if is_terminal { "a terminal" } else { "not a terminal" }
}

fn place(file: Option<&Path>) -> String {
    let Some(path) = file else { return "nowhere: there is no home folder".to_owned() };
    let there = if path.exists() { "" } else { " (not there)" };
    format!("{}{there}", Clean::new(&path.to_string_lossy(), Clean::NOTE))
}

fn data() -> String {
    match import::load(vec![import::bundled()], Strictness::Strict) {
        Ok(loaded) => {
            let graph = loaded.graph;
            format!("bundled, {} actors, {} events, as of {}", graph.actors.len(), graph.events.len(), graph.as_of)
        }
        Err(report) => format!("bundled, refused: {} errors, {} warnings", report.errors, report.warnings),
    }
}
