//! Options that several commands have.

use std::path::PathBuf;

use clap::ValueEnum;

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
    #[arg(long, value_name = "KEYS", default_value = "", requires = "print", allow_hyphen_values = true)]
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
    /// Keep what matches, as in: topic:minerals since:2y actor:china; a bare word finds words that begin so
    #[arg(long, value_name = "QUERY", default_value = "", allow_hyphen_values = true)]
    pub(crate) filter: String,
    /// Tell everything as of this day (YYYY-MM-DD, or the last day of YYYY-MM or YYYY)
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Count changes from this day; without it one year before the as-of date
    #[arg(long, value_name = "DATE")]
    pub(crate) baseline: Option<String>,
}
