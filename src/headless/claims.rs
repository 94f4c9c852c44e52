//! Claims as JSON: the verdict on each, when it held and what ended it.

use serde::Serialize;

use super::records::{self, SourceRecord};
use crate::model::Word;
use crate::query::{self, ClaimAt, Lens, words};
use crate::store::Store;

/// The answer. Verdicts and notes are as of the file's date.
#[derive(Serialize)]
pub(super) struct Claims<'s> {
    format: &'static str,
    as_of: String,
    verdicts_as_of: String,
    #[serde(rename = "claims")]
    rows: Vec<ClaimRecord<'s>>,
    sources: Vec<SourceRecord<'s>>,
}

#[derive(Serialize)]
pub(super) struct ClaimRecord<'s> {
    id: &'s str,
    text: &'s str,
    source: &'s str,
    verdict: &'static str,
    outdated: bool,
    from: Option<String>,
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_by: Option<Box<str>>,
    events: Vec<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
}

/// The claims published by the as-of date.
pub(super) fn claims<'s>(store: &'s Store, lens: &'s Lens) -> Claims<'s> {
    let listed: Vec<_> = query::claims(store, lens).collect();
    let used = listed.iter().map(|at| at.claim.source).collect();
    Claims {
        format: "bilat/show-claims/1",
        as_of: lens.as_of.to_string(),
        verdicts_as_of: store.graph.as_of.to_string(),
        rows: listed.iter().map(|at| record(store, lens, at)).collect(),
        sources: records::sources(store, lens, used),
    }
}

pub(super) fn record<'s>(store: &'s Store, lens: &Lens, at: &ClaimAt<'s>) -> ClaimRecord<'s> {
    let claim = at.claim;
    ClaimRecord {
        id: &claim.id,
        text: &claim.text,
        source: &store.graph.sources[claim.source].id,
        verdict: claim.verdict.word(),
        outdated: at.outdated.is_some(),
        from: at.since.map(|date| date.to_string()),
        until: at.outdated.map(|date| date.to_string()),
        ended_by: at.ended_by.map(|ix| words(store, ix).id),
        events: records::event_ids(store, lens, &claim.events),
        note: claim.note.as_deref(),
    }
}
