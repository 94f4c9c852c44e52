//! The words of one event, decoded from its bytes when they are asked for.

use super::parse::quietly;
use super::plain;
use super::value::Str;
use super::wire;
use crate::model::{Clean, Event, EventIx, Events, Goldstein, Quad, Word};

/// What is shown in the place of words that are not there any more.
const ALTERED: &str = "(this event's line in the file was changed or removed after it was read)";

/// The words of an event. Where its line was changed since it was read, they say so, and the id is empty.
#[must_use]
pub fn event_at(events: &Events, ix: EventIx) -> Event {
    let event = events.bytes_at(events.key(ix)).and_then(|bytes| event_in(&bytes));
    event.unwrap_or_else(|| Event { summary: Clean::note(ALTERED), ..Event::default() })
}

/// The words of the event whose object begins at the first byte of `bytes`.
#[must_use]
pub fn event_in(bytes: &[u8]) -> Option<Event> {
    let event = plainly(bytes).or_else(|| quietly(bytes))?;
    let note = |text: Option<Str<'_>>| text.map(|text| Clean::note(&text)).filter(|text| !text.is_empty());
    Some(Event {
        id: event.id.as_deref().unwrap_or_default().into(),
        date: event.date.and_then(|date| date.parse().ok()),
        summary: note(event.summary).unwrap_or_default(),
        note: note(event.note),
        url: note(event.url),
        goldstein: event.goldstein.and_then(Goldstein::new),
        quad: event.quad.and_then(|quad| Quad::parse(&quad)),
    })
}

/// The event with which the bytes begin, where it is written plainly and not long.
fn plainly(bytes: &[u8]) -> Option<wire::Event<'_>> {
    const LONGEST: usize = 4096;
    let near = bytes.get(..LONGEST).unwrap_or(bytes);
    let whole = match std::str::from_utf8(near) {
        Ok(text) => return plain::first(text),
        Err(error) => near.get(..error.valid_up_to())?,
    };
    plain::first(std::str::from_utf8(whole).ok()?)
}

/// The event with this id.
#[must_use]
pub fn event_by_id(events: &Events, id: &str) -> Option<EventIx> {
    let is_it = |ix: &EventIx| {
        let bytes = events.bytes_at(events.key(*ix));
        bytes.is_some_and(|bytes| begins_with_id(&bytes, id)) || id_of(events, *ix).as_deref() == Some(id)
    };
    events.candidates(id).find(is_it)
}

/// The id of an event, which stands in its file.
pub(super) fn id_of(events: &Events, ix: EventIx) -> Option<Box<str>> {
    let bytes = events.bytes_at(events.key(ix))?;
    quietly::<wire::IdOnly<'_>>(&bytes)?.id.map(|id| (&*id).into())
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
