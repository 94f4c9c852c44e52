//! Arguments, and which command they name. The help is what clap prints from `args`.

mod args;
mod dashboard;
mod doctor;
mod failure;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use bilat::files;
use bilat::filter::Filter;
use bilat::headless::{self, Format, Subject};
use bilat::import::{self, Form, Input, Loaded, Report, Strictness};
use bilat::model::{ActorIx, Clean, Day, PartialDate};
use bilat::query::{Bound, Lens, find_actor, find_dyad};
use bilat::store::Store;
use clap::Parser;

use args::{Args, CheckFormat, Command, LensArgs, More, ShowFormat, What};
use failure::Failure;

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
        Some(Command::Schema) => print(include_bytes!("../data/relations.schema.json")).map(|()| 0),
        Some(Command::Doctor) => print(doctor::report().as_bytes()).map(|()| 0),
    }
}

/// The files as given, or the bundled data where no graph is.
fn inputs(files: &[PathBuf], more: &More) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    if files.is_empty() {
        inputs.push(import::bundled());
    }
    for path in files {
        inputs.push(Input::open(path, Form::Graph)?);
    }
    for path in &more.events {
        inputs.push(Input::open(path, Form::Lines)?);
    }
    Ok(inputs)
}

fn load(files: &[PathBuf], more: &More) -> Result<Result<Loaded, Report>, Failure> {
    let strictness = if more.strict { Strictness::Strict } else { Strictness::Lenient };
    Ok(import::load(inputs(files, more)?, strictness))
}

fn store(files: &[PathBuf], more: &More) -> Result<Store, Failure> {
    let loaded = load(files, more)??;
    if !loaded.report.is_clean() {
        tell(loaded.report.to_string().trim_end());
    }
    Ok(Store::new(loaded.graph))
}

fn show(what: &What) -> Result<(), Failure> {
    let args = what.answer();
    let store = store(&args.files, &args.more)?;
    let lens = self::lens(&store, &args.lens)?;
    let subject = match what {
        What::Actors { .. } => Subject::Actors,
        What::Actor { actor, .. } => Subject::Actor(known(&store, &lens, actor)?),
        What::Dyad { pair, .. } => Subject::Dyad(find_dyad(&store, pair).map_err(Failure::usage)?),
        What::Events { .. } => Subject::Events,
        What::Claims { .. } => Subject::Claims,
    };
    let format = match args.format {
        ShowFormat::Text => Format::Text,
        ShowFormat::Json => Format::Json,
        ShowFormat::Csv => Format::Csv,
    };
    answer(&store, &lens, subject, format)
}

/// An actor that is there on the as-of date.
fn known(store: &Store, lens: &Lens, text: &str) -> Result<ActorIx, Failure> {
    let actor = find_actor(store, text).map_err(Failure::usage)?;
    let row = &store.graph.actors[actor];
    if row.life.is_known(lens.as_of) {
        return Ok(actor);
    }
    Err(Failure::usage(format_args!("{} is not there yet on {}; give a later --as-of", row.name, lens.as_of)))
}

fn answer(store: &Store, lens: &Lens, subject: Subject, format: Format) -> Result<(), Failure> {
    let mut out = Vec::new();
    headless::show(store, lens, subject, format, &mut out).map_err(|error| match error.kind() {
        io::ErrorKind::Unsupported => Failure::usage(error),
        _ => Failure::from(error),
    })?;
    print(&out)
}

fn lens(store: &Store, args: &LensArgs) -> Result<Lens, Failure> {
    let day = |text: &Option<String>, option| text.as_ref().map(|text| day(text, option)).transpose();
    let as_of = day(&args.as_of, "--as-of")?.unwrap_or(store.graph.as_of);
    if as_of > store.graph.as_of {
        let until = store.graph.as_of;
        return Err(Failure::usage(format_args!(
            "--as-of {as_of}: the data is complete to {until}; give an earlier day"
        )));
    }
    let lens = match day(&args.baseline, "--baseline")? {
        Some(baseline) => Lens::new(as_of, baseline, Bound::default()),
        None => Lens::on(as_of),
    };
    let filter =
        Filter::parse(&args.filter).map_err(|error| Failure::usage(headless::explain(&args.filter, &error)))?;
    lens.filtered(&filter, store).map_err(|error| Failure::usage(headless::explain(&args.filter, &error)))
}

/// The last day of what was typed: `2024` is the end of that year.
fn day(text: &str, option: &str) -> Result<Day, Failure> {
    let date: PartialDate =
        text.parse().map_err(|error| Failure::usage(format_args!("{option} {}: {error}", Clean::new(text, 40))))?;
    Ok(date.last())
}

fn check(files: &[PathBuf], more: &More, format: CheckFormat) -> Result<(), Failure> {
    let (report, code) = match load(files, more)? {
        Ok(loaded) => (loaded.report, 0),
        Err(report) => (report, 65),
    };
    match format {
        CheckFormat::Json => print(format!("{}\n", report.json().map_err(io::Error::from)?).as_bytes())?,
        CheckFormat::Text if report.is_clean() => print(b"ok: no errors, no warnings\n")?,
        CheckFormat::Text => tell(report.to_string().trim_end()),
    }
    if code == 0 { Ok(()) } else { Err(Failure::new("", code)) }
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

/// Writes to standard output. Nobody reading any more is no failure.
fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::from(error)),
        _ => Ok(()),
    }
}

/// Writes a line to standard error; there is nowhere left to complain to if that fails.
fn tell(message: &str) {
    if !message.is_empty() {
        let _ = writeln!(io::stderr().lock(), "{message}");
    }
}
