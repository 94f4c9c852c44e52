//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Who stands where with whom, since when, why, and on whose word.
#[derive(Debug, Parser)]
#[command(name = "bilat", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) data: Data,
    #[command(flatten)]
    pub(crate) lens: LensArgs,
}

/// Which data.
#[derive(Debug, clap::Args)]
pub(crate) struct Data {
    /// Relations graphs in JSON, later ones laid over earlier ones; - reads standard input. Without one: the graph inside
    /// the program
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) more: More,
}

/// Events beside the graphs.
#[derive(Debug, clap::Args)]
pub(crate) struct More {
    /// Event lines, one JSON object a line (.jsonl or .jsonl.gz); may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) events: Vec<PathBuf>,
    /// Refuse files that give warnings
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Which part of it, on which day.
#[derive(Debug, clap::Args)]
pub(crate) struct LensArgs {
    /// Keep what matches, as in: topic:minerals since:2y actor:china
    #[arg(long, value_name = "QUERY", default_value = "")]
    pub(crate) filter: String,
    /// Tell everything as of this day (YYYY-MM-DD, or the last day of YYYY-MM or YYYY)
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Count changes from this day; without it one year before the as-of date
    #[arg(long, value_name = "DATE")]
    pub(crate) baseline: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Validate data files and say everything that is wrong with them
    Check {
        /// Relations graphs, later ones laid over earlier ones; - reads standard input
        #[arg(value_name = "FILE", required_unless_present = "events")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        more: More,
        /// In which form
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
    },
    /// Print an answer
    Show(ShowArgs),
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
    /// Say what the program finds: version, terminal, data
    Doctor,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    #[command(subcommand)]
    pub(crate) what: What,
}

/// The options of an answer.
#[derive(Debug, clap::Args)]
pub(crate) struct AnswerArgs {
    /// Relations graphs, later ones laid over earlier ones; - reads standard input. Without one: the graph inside the
    /// program
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) more: More,
    #[command(flatten)]
    pub(crate) lens: LensArgs,
    /// In which form
    #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
    pub(crate) format: ShowFormat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// All actors, with how much is known of each
    Actors {
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// One actor: ties, interests, events
    Actor {
        /// Id, name or alias
        actor: String,
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// A pair: standing, formal facts, record, interests, events
    Dyad {
        /// Two actors, like RUS-TAL
        pair: String,
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// Events, newest first
    Events {
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// Published statements that were checked
    Claims {
        #[command(flatten)]
        answer: AnswerArgs,
    },
}

impl What {
    pub(crate) fn answer(&self) -> &AnswerArgs {
        match self {
            Self::Actors { answer }
            | Self::Actor { answer, .. }
            | Self::Dyad { answer, .. }
            | Self::Events { answer }
            | Self::Claims { answer } => answer,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For reading
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}
