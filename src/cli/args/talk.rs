//! How a talk is given, and followed from a second terminal.

use std::path::PathBuf;

use super::groups::{Data, LookArgs, More, Own, PrintArgs};

/// What a talk and its console have in common with the dashboard.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Room {
    #[command(flatten)]
    pub(crate) own: Own,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    #[command(flatten)]
    pub(crate) print: PrintArgs,
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct BriefArgs {
    /// Id of the briefing, then relations graphs as for the dashboard. Without an id the first briefing; a first word that is
    /// the name of a file is a graph
    #[arg(value_name = "ID|FILE")]
    pub(crate) what: Vec<PathBuf>,
    /// Add to this file what was shown when, and which sources and data were opened
    #[arg(long, value_name = "FILE", conflicts_with = "print")]
    pub(crate) log: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) more: More,
    #[command(flatten)]
    pub(crate) room: Room,
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct SpeakerArgs {
    #[command(flatten)]
    pub(crate) data: Data,
    #[command(flatten)]
    pub(crate) room: Room,
    /// As it is at a step of a briefing, like ban-to-recognition:3
    #[arg(long, value_name = "ID:STEP", requires = "print")]
    pub(crate) at: Option<String>,
}

impl BriefArgs {
    /// The id of the briefing, if one is named, and the data: a word that is the name of a file is no id.
    pub(crate) fn split(self) -> (Option<String>, Data, Room) {
        let mut files = self.what;
        let is_file = |path: &PathBuf| path.as_os_str() == "-" || path.exists();
        let id = (files.first().is_some_and(|first| !is_file(first))).then(|| files.remove(0));
        (id.map(|id| id.to_string_lossy().into_owned()), Data { files, more: self.more }, self.room)
    }
}
