//! Files and filters as they were named, loaded and bound.

use std::path::{Path, PathBuf};

use bilat::filter::Filter;
use bilat::headless;
use bilat::import::{self, Form, Input, Loaded, Report, Strictness};
use bilat::model::{ActorIx, Clean, Day, PartialDate};
use bilat::query::{Bound, Lens, find_actor};
use bilat::run::Tell;
use bilat::store::Store;
use bilat::watch::{Files, Fresh, Reading};

use super::args::{Data, LensArgs, More};
use super::failure::Failure;
use super::output::tell;

/// The files as given, or the bundled data where no graph is.
pub(super) fn inputs(files: &[PathBuf], more: &More) -> Result<Vec<Input>, Failure> {
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

pub(super) fn load(files: &[PathBuf], more: &More) -> Result<Result<Loaded, Report>, Failure> {
    load_telling(files, more, &|_| {})
}

fn load_telling(files: &[PathBuf], more: &More, part: &Tell<'_>) -> Result<Result<Loaded, Report>, Failure> {
    let strictness = if more.strict { Strictness::Strict } else { Strictness::Lenient };
    Ok(import::load_telling(inputs(files, more)?, strictness, part))
}

/// The files as a store; warnings are printed.
pub(super) fn store(files: &[PathBuf], more: &More) -> Result<Store, Failure> {
    let (store, report) = store_telling(files, more, &|_| {})?;
    tell(&warnings(&report));
    Ok(store)
}

/// What was read, and what was noticed.
pub(super) type Read = (Store, Report);

/// The same, with what is to be printed when there is room for them, and telling how far it is.
pub(super) fn store_telling(files: &[PathBuf], more: &More, part: &Tell<'_>) -> Result<Read, Failure> {
    let loaded = load_telling(files, more, part)??;
    Ok((Store::new(loaded.graph), loaded.report))
}

/// The warnings of a report in full; nothing where there are none.
pub(super) fn warnings(report: &Report) -> String {
    if report.is_clean() { String::new() } else { report.to_string().trim_end().to_owned() }
}

/// The same in a line.
pub(super) fn doubt(report: &Report) -> Option<String> {
    let more = if report.warnings > 1 { "; `bilat check` with the same files lists all" } else { "" };
    (!report.is_clean()).then(|| format!("{}{more}", report.in_a_line()))
}

/// The arguments that name the data.
pub(super) fn arguments(data: &Data) -> Vec<String> {
    let name = |path: &PathBuf| path.to_string_lossy().into_owned();
    let events = data.more.events.iter().flat_map(|path| ["--events".to_owned(), name(path)]);
    data.files.iter().map(name).chain(events).collect()
}

/// The files that take long to read, as they are to be called on a screen; nothing where all are read in an instant.
pub(super) fn slow(files: &[PathBuf], more: &More) -> Option<String> {
    const INSTANT: u64 = 4 * 1024 * 1024;
    let paths = || files.iter().chain(&more.events);
    let bytes: u64 = paths().filter_map(|path| Some(std::fs::metadata(path).ok()?.len())).sum();
    let names = || paths().map(|path| Clean::path(path).to_string()).collect::<Vec<_>>().join(", ");
    (bytes > INSTANT).then(|| format!("{} ({} MiB)", names(), bytes / 1024 / 1024))
}

/// The files that can be followed, as they stand now, and how to read them again; nothing where none was named, no file
/// of briefings either. Standard input cannot be read twice, nor can what lies over it.
pub(super) fn followed(files: &[PathBuf], more: &More, own: Option<&Path>) -> Option<(Files, Reading)> {
    let mut paths: Vec<PathBuf> = files.iter().chain(&more.events).cloned().collect();
    if paths.iter().any(|path| path.as_os_str() == "-") {
        paths.clear();
    }
    if paths.is_empty() && own.is_none() {
        return None;
    }
    let (files, more) = (files.to_vec(), more.clone());
    Some((Files::new(paths), Box::new(move || again(&files, &more))))
}

/// A store of the files as they are now, or what is wrong with them. Nothing is printed.
fn again(files: &[PathBuf], more: &More) -> Result<Fresh, String> {
    match load(files, more) {
        Ok(Ok(loaded)) => Ok(Fresh { doubt: doubt(&loaded.report), store: Box::new(Store::new(loaded.graph)) }),
        Ok(Err(report)) => Err(report.in_a_line()),
        Err(failure) => Err(failure.message.lines().map(str::trim).collect::<Vec<_>>().join(" ")),
    }
}

pub(super) fn lens(store: &Store, args: &LensArgs) -> Result<Lens, Failure> {
    let day = |text: &Option<String>, option| text.as_ref().map(|text| day(text, option)).transpose();
    let as_of = day(&args.as_of, "--as-of")?.unwrap_or(store.graph.as_of);
    if as_of > store.graph.as_of {
        let until = store.graph.as_of;
        return Err(Failure::usage(format_args!(
            "--as-of {as_of}: the data is complete to {until}; give an earlier day"
        )));
    }
    let lens = match day(&args.baseline, "--baseline")? {
        Some(baseline) if baseline > as_of => {
            return Err(Failure::usage(format_args!(
                "--baseline {baseline} lies after the as-of date {as_of}; changes are counted from an earlier day"
            )));
        }
        Some(baseline) => Lens::new(as_of, baseline, Bound::default()),
        None => Lens::on(as_of),
    };
    let filter =
        Filter::parse(&args.filter).map_err(|error| Failure::usage(headless::explain(&args.filter, &error)))?;
    lens.filtered(&filter, store).map_err(|error| Failure::usage(headless::explain(&args.filter, &error)))
}

/// An actor that is there on the as-of date.
pub(super) fn known(store: &Store, lens: &Lens, text: &str) -> Result<ActorIx, Failure> {
    let actor = find_actor(store, text).map_err(Failure::usage)?;
    let row = &store.graph.actors[actor];
    if row.life.is_known(lens.as_of) {
        return Ok(actor);
    }
    Err(Failure::usage(format_args!("{} is not there yet on {}; give a later --as-of", row.name, lens.as_of)))
}

/// The last day of what was typed: `2024` is the end of that year.
pub(super) fn day(text: &str, option: &str) -> Result<Day, Failure> {
    let date: PartialDate =
        text.parse().map_err(|error| Failure::usage(format_args!("{option} {}: {error}", Clean::new(text, 40))))?;
    Ok(date.last())
}
