//! Arguments, and which command they name. The help is what clap prints from `args`.

mod args;
mod brief;
mod check;
mod dashboard;
mod data;
mod doctor;
mod failure;
mod output;
mod own;
mod speaker;
mod start;
mod terminal;
mod user;

use std::ffi::OsString;
use std::io;
use std::path::Path;

use bilat::files;
use bilat::headless::Subject;
use bilat::model::Clean;
use bilat::query::find_dyad;
use clap::Parser;

use args::{Args, Command, Question, What};
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
        Some(Command::Check { files, more, own, format }) => check::run(&files, &more, &own, format).map(|()| 0),
        Some(Command::New { file, force }) => new(&file, force).map(|()| 0),
        Some(Command::Brief(brief)) => brief::open(brief),
        Some(Command::Speaker(speaker)) => speaker::open(speaker),
        Some(Command::Schema) => print(include_bytes!("../data/relations.schema.json")).map(|()| 0),
        Some(Command::Doctor) => print(doctor::report().as_bytes()).map(|()| 0),
    }
}

fn show(what: &What) -> Result<(), Failure> {
    let asked = match what {
        What::Briefing { id, data, own, format } => return own::show(id, data, own, (*format).into()),
        What::Answer(asked) => asked,
    };
    let args = asked.answer();
    let store = data::store(&args.files, &args.more)?;
    let lens = data::lens(&store, &args.lens)?;
    let subject = match asked {
        Question::Actors { .. } => Subject::Actors,
        Question::Actor { actor, .. } => Subject::Actor(data::known(&store, &lens, actor)?),
        Question::Dyad { pair, .. } => Subject::Dyad(find_dyad(&store, pair).map_err(Failure::usage)?),
        Question::Events { .. } => Subject::Events,
        Question::Matrix { .. } => Subject::Matrix,
        Question::Changes { .. } => Subject::Changes,
        Question::Tensions { .. } => Subject::Tensions,
        Question::Claims { .. } => Subject::Claims,
    };
    answer(&store, &lens, subject, args.format.into())
}

fn new(path: &Path, force: bool) -> Result<(), Failure> {
    let example = include_bytes!("../assets/new.json");
    let written = if force { files::replace(path, example) } else { files::write_new(path, example) };
    let name = Clean::path(path);
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::new(format_args!("error: {name} is there already; --force replaces it"), 73)
        }
        io::ErrorKind::NotFound => {
            Failure::new(format_args!("error: cannot create {name}: its folder is not there"), 73)
        }
        kind => Failure::new(format_args!("error: cannot create {name}: {kind}"), 73),
    })?;
    print(format!("wrote {name}; look at it with `bilat {name}`, check it with `bilat check {name}`\n").as_bytes())
}
