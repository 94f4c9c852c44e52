//! One document: parsed as a whole, its records laid over what is known.

use super::head;
use super::lay::Laid;
use super::layer::lay;
use super::parse;
use super::place::{Part, Root, Start};
use super::problem::{Kind, Problem};
use super::problems::Problems;
use super::value::{Listed, Raw};
use super::wire;

/// Most records of one list of a document, ties and events apart.
const MOST_RECORDS: usize = 100_000;
/// Most ties of a document.
const MOST_TIES: usize = 1_000_000;

/// Where the document begins: after a byte order mark and white space.
pub(super) fn base(text: &str) -> usize {
    text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len()
}

/// The whole document as a wire struct. Its records are still unparsed where they could not be read in one go.
pub(super) fn document<'a>(place: &Start, text: &'a str, problems: &mut Problems) -> Option<wire::File<'a>> {
    let body = text.get(place.base..).unwrap_or_default();
    let found = match body.bytes().next() {
        Some(b'{') => {
            let warnings = problems.warnings;
            let wire: Option<wire::File<'a>> = parse::record(body, place, problems);
            // What is no document, an event line perhaps, has no fields that could be known.
            if wire.as_ref().is_none_or(head::is_newer) {
                problems.expect_unknown_fields(place.file, warnings);
            }
            return wire;
        }
        None => "nothing",
        Some(b'[') => "a list",
        Some(b'<') => "XML or HTML",
        Some(_) => body.lines().next().unwrap_or_default(),
    };
    let place = place.whole().part(Part::Byte(place.base));
    let problem =
        Problem::new(Kind::NotAGraph, place).found(found).expected("an object, `{ \"version\": \"1.0\", … }`");
    problems.add(problem.help("`bilat new FILE` writes a small example"));
    None
}

/// Where a record of one list of a document stands. Its text is a part of the document's.
pub(super) fn place_of(file: &Start, text: &str, (list, at): (&'static str, usize), record: &str) -> Start {
    let base = record.as_ptr() as usize - text.as_ptr() as usize;
    Start::new(file.file, base, Root::Record(list, at))
}

/// Lays the records of one document over what is known, and returns its events.
pub(super) fn records<'a>(
    file: &Start,
    text: &'a str,
    wire: wire::File<'a>,
    laid: &mut Laid<'a>,
    problems: &mut Problems,
) -> Vec<Raw<'a>> {
    macro_rules! each {
        ($list:ident, |$place:ident, $record:ident| $lay:expr) => {
            let list = not_too_many(file, stringify!($list), wire.$list.unwrap_or_default().0, problems);
            laid.$list.reserve(list.len());
            for (at, record) in list.into_iter().enumerate() {
                let $place = place_of(file, text, (stringify!($list), at), record.text);
                if let Some($record) = parse::listed(record, &$place, problems) {
                    $lay;
                }
            }
        };
    }
    each!(topics, |place, topic| lay(&mut laid.topics, &mut laid.amendments, &place, topic, problems));
    each!(blocs, |place, bloc| lay(&mut laid.blocs, &mut laid.amendments, &place, bloc, problems));
    each!(sources, |place, source| lay(&mut laid.sources, &mut laid.amendments, &place, source, problems));
    each!(actors, |place, actor| laid.actor(&place, actor, problems));
    each!(ties, |place, tie| laid.tie(place, *tie, problems));
    each!(claims, |place, claim| lay(&mut laid.claims, &mut laid.amendments, &place, claim, problems));
    each!(briefings, |place, briefing| lay(&mut laid.briefings, &mut laid.amendments, &place, briefing, problems));
    wire.events.unwrap_or_default()
}

/// The records of a list, none where there are more than a graph may hold.
fn not_too_many<'a, T>(
    file: &Start,
    list: &str,
    records: Vec<Listed<'a, T>>,
    problems: &mut Problems,
) -> Vec<Listed<'a, T>> {
    let most = if list == "ties" { MOST_TIES } else { MOST_RECORDS };
    if records.len() <= most {
        return records;
    }
    let problem = Problem::new(Kind::TooMany, file.at(list)).found(&format!("{} records", records.len()));
    problems.add(problem.expected(format!("at most {most} {list} in one file")));
    Vec::new()
}
