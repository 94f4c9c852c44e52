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
        let bytes = bytes(events.key(*ix));
        begins_with_id(bytes, id) || {
            let own = quietly::<IdOnly<'_>>(bytes);
            own.and_then(|own| own.id).is_some_and(|own| *own == *id)
        }
    })
}

/// Whether the first thing that an event says is this id: true of nearly all, and told without reading the rest.
fn begins_with_id(event: &[u8], id: &str) -> bool {
    let key = event.strip_prefix(b"{").and_then(|rest| rest.trim_ascii_start().strip_prefix(b"\"id\""));
    let value = key.and_then(|rest| rest.trim_ascii_start().strip_prefix(b":"));
    let text = value.and_then(|rest| rest.trim_ascii_start().strip_prefix(b"\""));
    text.and_then(|rest| rest.strip_prefix(id.as_bytes())).is_some_and(|rest| rest.starts_with(b"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_told_from_the_first_bytes() {
        for text in [r#"{"id":"a.1"}"#, "{\n  \"id\" : \"a.1\", \"date\": \"2024\"}\n{}"] {
            assert!(begins_with_id(text.as_bytes(), "a.1"), "{text}");
        }
        for text in [r#"{"id":"a.12"}"#, r#"{"date":"a.1"}"#, r#"{"id":["a.1"]}"#, r#"{"ids":"a.1"}"#, ""] {
            assert!(!begins_with_id(text.as_bytes(), "a.1"), "{text}");
        }
    }
}
