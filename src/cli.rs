//! Arguments, and which command they name. The help is what clap prints from `args`.

mod args;
mod brief;
mod dashboard;
mod data;
mod doctor;
mod failure;
mod output;
mod start;
mod user;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use bilat::files;
use bilat::headless::{self, Format, Subject};
use bilat::model::Clean;
use bilat::query::find_dyad;
use bilat::store::Store;
use clap::Parser;

use args::{Args, CheckFormat, Command, More, ShowFormat, What};
use failure::Failure;
use output::{answer, print, tell};

/// Runs the command that the arguments name and returns the exit code. Everything that a person is told of a failure
/// goes to standard error from here.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        // Help and version are asked for too; clap knows where each goes, and a closed pipe is no failure.
        Err(error) => {
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    match perform(args) {
        Ok(code) => code,
        Err(failure) => {
            tell(&failure.message);
            failure.code
        }
    }
}

fn perform(args: Args) -> Result<u8, Failure> {
    match args.command {
        None => dashboard::open(&args),
        Some(Command::Show(show)) => self::show(&show.what).map(|()| 0),
        Some(Command::Check { files, more, format }) => check(&files, &more, format).map(|()| 0),
        Some(Command::New { file, force }) => new(&file, force).map(|()| 0),
        Some(Command::Brief(brief)) => brief::open(brief),
        Some(Command::Schema) => print(include_bytes!("../data/relations.schema.json")).map(|()| 0),
        Some(Command::Doctor) => print(doctor::report().as_bytes()).map(|()| 0),
    }
}

fn show(what: &What) -> Result<(), Failure> {
    let args = what.answer();
    let store = data::store(&args.files, &args.more)?;
    let lens = data::lens(&store, &args.lens)?;
    let subject = match what {
        What::Actors { .. } => Subject::Actors,
        What::Actor { actor, .. } => Subject::Actor(data::known(&store, &lens, actor)?),
        What::Dyad { pair, .. } => Subject::Dyad(find_dyad(&store, pair).map_err(Failure::usage)?),
        What::Events { .. } => Subject::Events,
        What::Matrix { .. } => Subject::Matrix,
        What::Changes { .. } => Subject::Changes,
        What::Tensions { .. } => Subject::Tensions,
        What::Claims { .. } => Subject::Claims,
    };
    let format = match args.format {
        ShowFormat::Text => Format::Text,
        ShowFormat::Json => Format::Json,
        ShowFormat::Csv => Format::Csv,
    };
    answer(&store, &lens, subject, format)
}

fn check(files: &[PathBuf], more: &More, format: CheckFormat) -> Result<(), Failure> {
    let report = match data::load(files, more)? {
        Ok(loaded) => {
            let store = Store::new(loaded.graph);
            let found = headless::faults(&store, store.graph.briefings.rows(), &loaded.origin);
            loaded.origin.report(found)
        }
        Err(report) => report,
    };
    match format {
        CheckFormat::Json => print(format!("{}\n", report.json().map_err(io::Error::from)?).as_bytes())?,
        CheckFormat::Text if report.is_clean() => print(b"ok: no errors, no warnings\n")?,
        CheckFormat::Text => tell(report.to_string().trim_end()),
    }
    let refused = report.errors > 0 || more.strict && report.warnings > 0;
    if refused { Err(Failure::new("", 65)) } else { Ok(()) }
}

fn new(path: &Path, force: bool) -> Result<(), Failure> {
    let example = include_bytes!("../assets/new.json");
    let written = if force { files::replace(path, example) } else { files::write_new(path, example) };
    let name = Clean::label(&path.to_string_lossy());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::new(format_args!("error: {name} is there already; --force replaces it"), 73)
        }
        _ => Failure::new(format_args!("error: cannot create {name}: {error}"), 73),
    })?;
    print(format!("wrote {name}; look at it with `bilat {name}`, check it with `bilat check {name}`\n").as_bytes())
}
