//! `bilat check`: everything that is wrong with data files, and with briefings that are told of them.

use std::io;
use std::path::{Path, PathBuf};

use bilat::headless;
use bilat::import::{self, Report};
use bilat::store::Store;

use super::args::{CheckFormat, More, Own};
use super::failure::Failure;
use super::{data, output, own};

/// The user's briefings; where they cannot be read, what was found before is told first.
fn read_beside(path: &Path, store: &Store, found: &Report) -> Result<Result<import::Own, Report>, Failure> {
    own::read(path, store).inspect_err(|_| output::tell(&data::warnings(found)))
}

/// Prints what is wrong. Briefings of the user's are checked against the files, where these can be used.
pub(super) fn run(files: &[PathBuf], more: &More, own: &Own, format: CheckFormat) -> Result<(), Failure> {
    let mut replaced = 0;
    let report = match data::load(files, more)? {
        Err(report) => report,
        Ok(loaded) => {
            let store = Store::new(loaded.graph);
            replaced = store.graph.amendments.replaced;
            let found = headless::faults(&store, store.graph.briefings.rows(), &loaded.origin);
            let report = loaded.origin.report(found);
            match &own.briefings {
                None => report,
                Some(path) => {
                    let own = read_beside(path, &store, &report)?;
                    let of_own = own.map(|own| {
                        let found = headless::faults(&store, &own.briefings, &own.origin);
                        own.origin.report(found)
                    });
                    report.and(of_own.unwrap_or_else(|refused| refused))
                }
            }
        }
    };
    match format {
        CheckFormat::Json => output::print(format!("{}\n", report.json().map_err(io::Error::from)?).as_bytes())?,
        CheckFormat::Text if report.is_clean() => output::print(b"ok: no errors, no warnings\n")?,
        CheckFormat::Text => output::tell(report.to_string().trim_end()),
    }
    if replaced > 0 && format == CheckFormat::Text {
        output::tell(&format!(
            "{replaced} of the records replace one of the same id, or of the same pair, in an earlier file"
        ));
    }
    let refused = report.errors > 0 || more.strict && report.warnings > 0;
    if refused { Err(Failure::new("", 65)) } else { Ok(()) }
}
