//! What has to hold of any bytes whatever. The fuzz targets use this file too (`fuzz/fuzz_targets/`).

use std::borrow::Cow;

use bilat::filter::Filter;
use bilat::import::{Form, Input, Loaded, Report, Strictness, event_at, load};
use bilat::model::Graph;
use bilat::query::Lens;
use bilat::store::Store;

/// A document in which every field of the format stands at least once, without a problem.
const WHOLE: &str = include_str!("data/whole.json");

fn input(form: Form, bytes: &[u8]) -> Input {
    Input::new("data", form, Cow::Owned(bytes.to_vec()))
}

/// Loads a document, alone and over one that is whole.
pub(crate) fn document(bytes: &[u8]) {
    let alone = input(Form::Graph, bytes);
    check(load(vec![alone.clone()], Strictness::Lenient));
    check(load(vec![input(Form::Graph, WHOLE.as_bytes()), alone], Strictness::Lenient));
}

/// Loads event lines beside a document that is whole.
pub(crate) fn lines(bytes: &[u8]) {
    let inputs = vec![input(Form::Graph, WHOLE.as_bytes()), input(Form::Lines, bytes)];
    check(load(inputs, Strictness::Lenient));
}

/// Reads a query and asks it of a document that is whole.
pub(crate) fn query(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let told = Filter::parse(text).and_then(|filter| {
        let loaded = load(vec![input(Form::Graph, WHOLE.as_bytes())], Strictness::Strict);
        ask(loaded.expect("it has no problem").graph, &filter)
    });
    if let Err(error) = told {
        assert!(error.range.start <= text.len() && error.column >= 1, "{error:?}");
        assert!(!error.to_string().chars().any(is_harmful), "{error:?}");
    }
}

fn ask(graph: Graph, filter: &Filter) -> Result<(), bilat::filter::FilterError> {
    assert_eq!(Filter::parse(filter.text()).as_ref(), Ok(filter), "what was read is read again");
    let store = Store::new(graph);
    let lens = Lens::of(&store).filtered(filter, &store)?;
    for ix in store.graph.events.all() {
        let _ = lens.keeps(&store, ix);
    }
    Ok(())
}

fn check(loaded: Result<Loaded, Report>) {
    let report = loaded.as_ref().map_or_else(|report| report, |loaded| &loaded.report);
    assert_eq!(loaded.is_err(), report.errors > 0);
    assert!(report.problems.len() <= 50 && report.problems.len() <= report.errors + report.warnings);
    assert!(report.problems.iter().all(|one| one.line >= Some(1) && one.column >= Some(1)));
    let json = report.json().expect("a report is JSON");
    assert!(!report.to_string().chars().chain(json.chars()).any(is_harmful), "{report}");
    let Ok(loaded) = loaded else { return };
    let store = Store::new(loaded.graph);
    let events = &store.graph.events;
    for ix in events.all() {
        let event = event_at(events, ix);
        assert!(!event.id.is_empty() && !event.summary.chars().any(is_harmful));
    }
}

/// Controls but for the end of a line, and what hides or reorders.
fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
