//! A text looked for in events: a scan of the bytes finds candidates, the decoded words decide.

use memchr::{memchr, memchr_iter, memchr2, memchr2_iter};

use super::bound::Rows;
use crate::import::event_in;
use crate::model::{EventIx, EventRow, Events, Reading, fold};
use crate::store::Store;

/// A word or phrase to look for, without case and accents.
#[derive(Debug, Clone)]
pub(super) struct Search {
    folded: Box<str>,
    /// Actors with the text in their id, name or an alias.
    named: Rows,
    /// A part that must stand in the bytes of any plain row with the text; nothing when no plain row can have it.
    needle: Option<Needle>,
}

impl Search {
    pub(super) fn new(text: &str, store: &Store) -> Self {
        let mut search = Self::for_words(text);
        let actors = store.graph.actors.iter();
        search.named = actors.map(|(actor, _)| store.names.is_called(actor, &search.folded)).collect();
        search
    }

    /// A search that knows no actors.
    fn for_words(text: &str) -> Self {
        let folded: Box<str> = fold(text).trim().into();
        // Spaces in a row may be doubled; what stands between them may not be changed.
        let longest = folded.split_whitespace().max_by_key(|part| part.len());
        let needle = longest.filter(|_| folded.is_ascii()).and_then(Needle::new);
        Self { folded, named: Rows::default(), needle }
    }

    /// Whether a participant is called so, or the event's summary or id holds the text.
    pub(super) fn finds(&self, events: &Events, ix: EventIx, row: &EventRow<'_>, reading: &Reading) -> bool {
        row.parties().any(|actor| self.named.has(actor.raw()))
            || events.look(ix, reading, |bytes| self.finds_in_words(bytes)).unwrap_or(false)
    }

    /// Whether the summary or id of the event whose object begins at `bytes` holds the text.
    fn finds_in_words(&self, bytes: &[u8]) -> bool {
        if !self.may_be_in(object(bytes)) {
            return false;
        }
        event_in(bytes).is_some_and(|event| {
            fold(&event.summary).contains(&*self.folded) || fold(&event.id).contains(&*self.folded)
        })
    }

    fn may_be_in(&self, row: &[u8]) -> bool {
        !is_plain(row) || self.needle.as_ref().is_some_and(|needle| needle.is_in(row))
    }
}

/// Whether bytes are what they mean: ASCII without escapes, and nothing that cleaning takes out but spaces.
fn is_plain(row: &[u8]) -> bool {
    row.is_ascii() && memchr2(b'\\', 0x7f, row).is_none()
}

/// A piece of small ASCII letters to be found in either case.
#[derive(Debug, Clone)]
struct Needle {
    text: Box<[u8]>,
    /// Its byte that is rarest in English text, and where it stands.
    rare: u8,
    at: usize,
}

impl Needle {
    fn new(text: &str) -> Option<Self> {
        const COMMONEST: &[u8] = b" \"etaoinsrhldcumfpgwybvk,:-.";
        let rank = |byte: u8| COMMONEST.iter().position(|common| *common == byte).unwrap_or(COMMONEST.len());
        let (at, rare) = text.bytes().enumerate().max_by_key(|(_, byte)| rank(*byte))?;
        Some(Self { text: text.as_bytes().into(), rare, at })
    }

    fn is_in(&self, row: &[u8]) -> bool {
        memchr2_iter(self.rare, self.rare.to_ascii_uppercase(), row).any(|found| {
            found
                .checked_sub(self.at)
                .and_then(|start| row.get(start..start + self.text.len()))
                .is_some_and(|piece| piece.eq_ignore_ascii_case(&self.text))
        })
    }
}

/// The bytes of the object that begins at the first byte, or more.
fn object(bytes: &[u8]) -> &[u8] {
    const LINE: usize = 4096;
    let near = bytes.get(..bytes.len().min(LINE)).unwrap_or_default();
    let line = memchr(b'\n', near).and_then(|end| near.get(..end));
    match line {
        Some(line) if is_object(line) => line,
        _ => balanced(bytes),
    }
}

/// Whether a line holds all of the object that begins it: a string cannot go over a line, so that a brace at the end is
/// none of a string, and closes the only one that is open.
fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"}") && memchr_iter(b'{', line).count() == 1
}

/// From the first brace to the one that closes it.
fn balanced(bytes: &[u8]) -> &[u8] {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 && *byte == b'}' && !in_string {
            return bytes.get(..=at).unwrap_or(bytes);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any row that holds the text is a candidate: no shortcut loses one.
    #[test]
    fn decoded_words_decide_and_no_candidate_is_lost() {
        for (text, row, found) in [
            ("ambassador", r#"{"id":"a","summary":"The AMBASSADOR left"}"#, true),
            ("ambassador", r#"{"id":"a","summary":"The envoy left","note":"ambassador"}"#, false),
            ("ambassador", r#"{"id":"the-Ambassador-2","summary":"x"}"#, true),
            ("ambassador", r#"{"id":"a","summary":"The \u0061mbassador left"}"#, true),
            ("ambassador", r#"{"id":"a","summary":"L’ámbassador"}"#, true),
            ("the envoy", r#"{"id":"a","summary":"by the  envoy"}"#, true),
            ("the envoy", "{\"id\":\"a\",\"summary\":\"by the\u{7f} en\u{7f}voy\"}", true),
            ("the envoy", r#"{"id":"a","summary":"the new envoy"}"#, false),
            ("посол", r#"{"id":"a","summary":"ПОСОЛ уехал"}"#, true),
            ("посол", r#"{"id":"a","summary":"plain"}"#, false),
            ("посол", r#"{"id":"a","summary":"\u043f\u043e\u0441\u043e\u043b"}"#, true),
            ("summary", r#"{"id":"a","summary":"x"}"#, false),
            ("next", "{\"id\":\"a\",\"summary\":\"x\"}\n{\"id\":\"next\",\"summary\":\"x\"}", false),
            ("late", "{\"x-a\":{\"b\":1},\n\"id\":\"a\",\"summary\":\"late\"}", true),
            ("late", "{\"x-a\":{\"b\":1}\n,\"id\":\"a\",\"summary\":\"late\"}", true),
            ("late", "{\"id\":\"a\",\"note\":\"}\",\"x-b\":[{}\n],\"summary\":\"late\"}", true),
        ] {
            assert_eq!(Search::for_words(text).finds_in_words(row.as_bytes()), found, "{text} in {row}");
        }
    }

    #[test]
    fn the_scan_spares_plain_rows_without_the_text() {
        let row = r#"{"id":"a","summary":"The envoy left"}"#;
        assert!(!Search::for_words("ambassador").may_be_in(row.as_bytes()));
        assert!(!Search::for_words("посол").may_be_in(row.as_bytes()));
        assert!(Search::for_words("the envoy").may_be_in(row.as_bytes()));
    }

    #[test]
    fn an_object_ends_at_its_own_brace() {
        for (text, end) in [
            (r#"{"a":"}\"{"},{"#, 12),
            ("{\"a\":1},\n{\"b\":2}", 7),
            ("{\"a\":{}}\n", 8),
            ("{\"a\":{\n}} x", 9),
            ("{\"open", 6),
        ] {
            assert_eq!(object(text.as_bytes()).len(), end, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_in_a_summary_is_found(summary in "[ -~éЖ\\\\\"\u{7f}]{1,30}", from in 0usize..30, length in 1usize..8) {
            let clean = crate::model::Clean::note(&summary);
            let folded: Vec<char> = fold(&clean).chars().collect();
            let piece: String = folded.iter().skip(from % folded.len().max(1)).take(length).collect();
            if piece.trim().is_empty() {
                return Ok(());
            }
            let row = format!("{{\"id\":\"a\",\"summary\":{}}}\n", serde_json::to_string(&summary).unwrap());
            prop_assert!(Search::for_words(&piece).finds_in_words(row.as_bytes()), "{} in {}", piece, row);
        }
    }
}
