//! The words of one event, decoded from its bytes when they are asked for.

use serde::Deserialize;

use super::parse::quietly;
use super::wire::{self, Str};
use crate::model::{Clean, Event, EventIx, Events, RowKey};

#[derive(Deserialize)]
struct IdOnly<'a> {
    #[serde(borrow)]
    id: Str<'a>,
}

/// The words of the event whose object begins at the first byte of `bytes`.
#[must_use]
pub fn event_at(bytes: &[u8]) -> Event {
    let Some(event) = quietly::<wire::Event<'_>>(bytes) else {
        return Event::default();
    };
    let note = |text: Option<Str<'_>>| text.map(|text| Clean::note(&text)).filter(|text| !text.is_empty());
    Event {
        id: event.id.as_deref().unwrap_or_default().into(),
        date: event.date.and_then(|date| date.parse().ok()),
        summary: note(event.summary).unwrap_or_default(),
        note: note(event.note),
        url: note(event.url),
    }
}

/// The event with this id.
#[must_use]
pub fn event_by_id(events: &Events, id: &str) -> Option<EventIx> {
    find(events, id, |key| events.bytes_at(key))
}

/// The event with this id while its file's text is not yet kept with the events.
pub(super) fn find_event(events: &Events, texts: &[&str], id: &str) -> Option<EventIx> {
    find(events, id, |key| {
        let text = texts.get(usize::from(key.file)).map(|text| text.as_bytes()).unwrap_or_default();
        usize::try_from(key.offset).ok().and_then(|offset| text.get(offset..)).unwrap_or_default()
    })
}

fn find<'a>(events: &Events, id: &str, bytes: impl Fn(RowKey) -> &'a [u8]) -> Option<EventIx> {
    events.candidates(id).find(|ix| {
        let own = quietly::<IdOnly<'_>>(bytes(events.key(*ix)));
        own.is_some_and(|own| *own.id == *id)
    })
}
