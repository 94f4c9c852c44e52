//! What `show` can be asked.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::groups::{Data, LensArgs, More, Own};

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ShowArgs {
    #[command(subcommand)]
    pub(crate) what: What,
}

/// The options of an answer.
#[derive(Debug, Clone, clap::Args)]
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

#[derive(Debug, Clone, Subcommand)]
pub(crate) enum What {
    #[command(flatten)]
    Answer(Question),
    /// A briefing: its slides with their views, what they say, what carries it, and the notes
    Briefing {
        /// Its id
        id: String,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        own: Own,
        /// In which form
        #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
}

/// What is asked through a lens.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Question {
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
    /// Who acts how on whom, everybody at once: signs of words and deeds, and which way each tie went. As csv and json one
    /// record for each direction: whether the pair is coded, what prevails among words and among deeds (for, against,
    /// both), the counts, the trend since the baseline and the standing
    Matrix {
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// What changed since the baseline, pair by pair: standing, formal facts, claims, events
    Changes {
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// Who is close to both sides of a hostile tie, newest first; describes strain, does not forecast
    Tensions {
        #[command(flatten)]
        answer: AnswerArgs,
    },
    /// Published statements that were checked, with when each held
    Claims {
        #[command(flatten)]
        answer: AnswerArgs,
    },
}

impl Question {
    pub(crate) fn answer(&self) -> &AnswerArgs {
        match self {
            Self::Actors { answer }
            | Self::Actor { answer, .. }
            | Self::Dyad { answer, .. }
            | Self::Events { answer }
            | Self::Matrix { answer }
            | Self::Changes { answer }
            | Self::Tensions { answer }
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

impl From<ShowFormat> for bilat::headless::Format {
    fn from(format: ShowFormat) -> Self {
        match format {
            ShowFormat::Text => Self::Text,
            ShowFormat::Json => Self::Json,
            ShowFormat::Csv => Self::Csv,
        }
    }
}
