//! Claims.

use super::actors::events_of;
use super::values::{Checker, Ids};
use crate::import::bundled;
use crate::import::lay::Laid;
use crate::import::layer::Row;
use crate::import::wire;
use crate::model::{Claim, Graph};

pub(super) fn claims<'a>(laid: &Laid<'a>, graph: &mut Graph, ids: &mut Ids<'a>, checker: &mut Checker<'_>) {
    graph.claims.reserve(laid.claims.len());
    for row in laid.claims.rows() {
        match claim(row, graph, ids, checker) {
            Some(claim) => {
                ids.claims.insert(row.id.clone(), graph.claims.push(claim));
            }
            None => checker.refuse(&row.id),
        }
    }
}

fn claim(
    Row { id, place, record: wire }: &Row<'_, wire::Claim<'_>>,
    graph: &Graph,
    ids: &Ids<'_>,
    checker: &mut Checker<'_>,
) -> Option<Claim> {
    let text = checker.text(wire.text.as_ref(), place.at("text"), "what the claim says");
    let source = checker.need(wire.source.as_ref(), place.at("source"), "the id of the source that says so");
    let source = source.and_then(|source| checker.resolve(source, &ids.sources, "a source", place.at("source")));
    let verdict = checker.need(wire.verdict.as_ref(), place.at("verdict"), "what the check found");
    let verdict = verdict.and_then(|verdict| checker.word(verdict, place.at("verdict")));
    let from = checker.date_if(wire.from.as_ref(), place.at("from"));
    let until = checker.date_if(wire.until.as_ref(), place.at("until"));
    checker.in_order(from, until, place.spot());
    let events = events_of(wire.events.as_ref(), graph, place.at("events"), checker);
    let note = checker.note_if(wire.note.as_ref(), place.at("note"));
    Some(Claim { id: bundled::id(id), text: text?, source: source?, verdict: verdict?, from, until, events, note })
}
