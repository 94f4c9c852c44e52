//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

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

/// Where the dashboard begins.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Start {
    /// Begin with this actor: id, name or alias
    #[arg(long, value_name = "ACTOR")]
    pub(crate) actor: Option<String>,
    /// Begin with this pair, like RUS-TAL
    #[arg(long, value_name = "PAIR")]
    pub(crate) dyad: Option<String>,
    /// Begin with this view: one that you saved under a name, or dashboard for a fresh start. Without --view, --actor,
    /// --dyad, --filter, --as-of and --baseline the dashboard goes on where you left this data
    #[arg(long, value_name = "NAME")]
    pub(crate) view: Option<String>,
}

/// How it looks.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct LookArgs {
    /// dusk, daylight, projector, mono; auto asks the terminal for its background. Without it: what the configuration
    /// says, else what you last chose with the key, else auto
    #[arg(long, value_name = "NAME")]
    pub(crate) theme: Option<String>,
    /// How many colours
    #[arg(long, value_enum, default_value_t = ColorArg::Auto)]
    pub(crate) color: ColorArg,
    /// Draw with ASCII alone
    #[arg(long)]
    pub(crate) ascii: bool,
    /// Draw the headlines of slides at twice the size, where the terminal proves that it can; the layout is the same
    #[arg(long)]
    pub(crate) large: bool,
    /// Print the view as text instead of drawing it
    #[arg(long)]
    pub(crate) plain: bool,
    /// Lay these key bindings over the program's own
    #[arg(long, value_name = "FILE")]
    pub(crate) keymap: Option<PathBuf>,
    /// Read this configuration instead of your own; `bilat doctor` says where that is
    #[arg(long, value_name = "FILE", conflicts_with_all = ["print", "plain"])]
    pub(crate) config: Option<PathBuf>,
}

/// Frames without a terminal.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct PrintArgs {
    /// Press these keys first, as in jj<tab>/minerals<enter>
    #[arg(long, value_name = "KEYS", default_value = "", requires = "print")]
    pub(crate) keys: String,
    /// Print one frame and end
    #[arg(long)]
    pub(crate) print: bool,
    /// Of this size
    #[arg(long, value_name = "WxH", default_value = "120x36", requires = "print")]
    pub(crate) size: String,
    /// In which form
    #[arg(long, value_enum, default_value_t = FrameFormat::Text, requires = "print")]
    pub(crate) format: FrameFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FrameFormat {
    /// Without colours
    Text,
    /// With colours as escape sequences
    Ansi,
    /// A picture
    Svg,
    /// A page for a browser
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    /// What the environment says
    Auto,
    /// As many as the terminal has
    Always,
    /// None
    Never,
    /// The terminal's sixteen
    #[value(name = "16")]
    Sixteen,
    /// The table of 256
    #[value(name = "256")]
    Indexed,
    /// 24 bits
    Truecolor,
}

/// Which data.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Data {
    /// Relations graphs in JSON, later ones laid over earlier ones; - reads standard input. Without one: the graph inside
    /// the program
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) more: More,
}

/// Events beside the graphs.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct More {
    /// Event lines, one JSON object a line (.jsonl or .jsonl.gz); may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) events: Vec<PathBuf>,
    /// Refuse files that give warnings
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Briefings beside the graphs.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Own {
    /// A file with briefings of your own on this data. Without it the dashboard and a talk take the one in which the
    /// dashboard keeps yours
    #[arg(long, value_name = "FILE")]
    pub(crate) briefings: Option<PathBuf>,
}

/// Which part of it, on which day.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct LensArgs {
    /// Keep what matches, as in: topic:minerals since:2y actor:china
    #[arg(long, value_name = "QUERY", default_value = "", allow_hyphen_values = true)]
    pub(crate) filter: String,
    /// Tell everything as of this day (YYYY-MM-DD, or the last day of YYYY-MM or YYYY)
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Count changes from this day; without it one year before the as-of date
    #[arg(long, value_name = "DATE")]
    pub(crate) baseline: Option<String>,
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
    pub(crate) own: Own,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    #[command(flatten)]
    pub(crate) print: PrintArgs,
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct SpeakerArgs {
    #[command(flatten)]
    pub(crate) data: Data,
    #[command(flatten)]
    pub(crate) own: Own,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    #[command(flatten)]
    pub(crate) print: PrintArgs,
    /// As it is at a step of a briefing, like ban-to-recognition:3
    #[arg(long, value_name = "ID:STEP", requires = "print")]
    pub(crate) at: Option<String>,
}

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

impl BriefArgs {
    /// The id of the briefing, if one is named, and the arguments of the dashboard that is behind it.
    pub(crate) fn split(self) -> (Option<String>, Args) {
        let mut files = self.what;
        let is_file = |path: &PathBuf| path.as_os_str() == "-" || path.exists();
        let id = (files.first().is_some_and(|first| !is_file(first))).then(|| files.remove(0));
        let args = Args {
            command: None,
            data: Data { files, more: self.more },
            own: self.own,
            lens: LensArgs { filter: String::new(), as_of: None, baseline: None },
            start: Start { actor: None, dyad: None, view: None },
            look: self.look,
            print: self.print,
        };
        (id.map(|id| id.to_string_lossy().into_owned()), args)
    }
}

impl SpeakerArgs {
    /// The step that is asked for, and the arguments of a dashboard with the same data, briefings and look.
    pub(crate) fn split(self) -> (Option<String>, Args) {
        let lens = LensArgs { filter: String::new(), as_of: None, baseline: None };
        let start = Start { actor: None, dyad: None, view: None };
        let (data, own) = (self.data, self.own);
        (self.at, Args { command: None, data, own, lens, start, look: self.look, print: self.print })
    }
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}
