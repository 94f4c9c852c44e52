//! The words of one event, decoded from its bytes when they are asked for.

use super::parse::{IdOnly, quietly};
use super::value::Str;
use super::wire;
use crate::model::{Clean, Event, EventIx, Events, Goldstein, Quad, RowKey, Word};

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
        goldstein: event.goldstein.and_then(Goldstein::new),
        quad: event.quad.and_then(|quad| Quad::parse(&quad)),
    }
}

/// The event with this id.
#[must_use]
pub fn event_by_id(events: &Events, id: &str) -> Option<EventIx> {
    rows(events, id, |key| events.bytes_at(key)).next()
}

/// The events with this id while their files' texts are not yet kept with them.
pub(super) fn events_with_id<'e>(
    events: &'e Events,
    texts: &'e [&str],
    id: &'e str,
) -> impl Iterator<Item = EventIx> + 'e {
    rows(events, id, |key| {
        let text = texts.get(usize::from(key.file)).map(|text| text.as_bytes()).unwrap_or_default();
        usize::try_from(key.offset).ok().and_then(|offset| text.get(offset..)).unwrap_or_default()
    })
}

fn rows<'e>(
    events: &'e Events,
    id: &'e str,
    bytes: impl Fn(RowKey) -> &'e [u8] + 'e,
) -> impl Iterator<Item = EventIx> + 'e {
    events.candidates(id).filter(move |ix| {
        let own = quietly::<IdOnly<'_>>(bytes(events.key(*ix)));
        own.and_then(|own| own.id).is_some_and(|own| *own == *id)
    })
}
