//! What can be typed.

mod groups;
mod show;
mod talk;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use groups::{ColorArg, Data, FrameFormat, LensArgs, LookArgs, More, Own, PrintArgs, Start};
pub(crate) use show::{Question, ShowArgs, What};
pub(crate) use talk::{BriefArgs, Room, SpeakerArgs};

/// Who stands where with whom, since when, why, and on whose word.
#[derive(Debug, Clone, Parser)]
#[command(name = "bilat", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) data: Data,
    #[command(flatten)]
    pub(crate) own: Own,
    #[command(flatten)]
    pub(crate) lens: LensArgs,
    #[command(flatten)]
    pub(crate) start: Start,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    #[command(flatten)]
    pub(crate) print: PrintArgs,
}

impl Args {
    /// The arguments of the dashboard behind a talk, or behind its console, from its start.
    pub(crate) fn behind(data: Data, room: Room) -> Self {
        let lens = LensArgs { filter: String::new(), as_of: None, baseline: None };
        let start = Start { actor: None, dyad: None, view: None };
        Self { command: None, data, own: room.own, lens, start, look: room.look, print: room.print }
    }
}

#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Command {
    /// Validate data files and say everything that is wrong with them
    Check {
        /// Relations graphs, later ones laid over earlier ones; - reads standard input
        #[arg(value_name = "FILE", required_unless_present_any = ["events", "briefings"])]
        files: Vec<PathBuf>,
        #[command(flatten)]
        more: More,
        #[command(flatten)]
        own: Own,
        /// In which form
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
    },
    /// Print an answer
    Show(ShowArgs),
    /// Present a briefing to a room: slides made of live views, driven by a clicker
    Brief(BriefArgs),
    /// Follow a talk on this computer from a second terminal: notes, clock, what comes next
    Speaker(SpeakerArgs),
    /// Print the JSON schema of data files, for editors
    Schema,
    /// Write a small example of one's own data, to edit
    New {
        /// Where to
        file: PathBuf,
        /// Replace what is there
        #[arg(long)]
        force: bool,
    },
    /// Say what the program finds: version, terminal, configuration, data
    Doctor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}
