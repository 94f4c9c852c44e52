//! A text looked for in events: of a plain line the bytes tell, of any other one the decoded words.

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memchr2_iter, memrchr};

use super::bound::Rows;
use crate::import::event_in;
use crate::model::{EventIx, EventRow, Events, Graph, Interest, Reading, Topics, fold, holds_word};
use crate::store::Store;

/// A word or phrase to look for from the beginning of a word on, without case and accents.
#[derive(Debug, Clone)]
pub(super) struct Search {
    /// Actors with the text in their id, name or an alias.
    named: Rows,
    /// Topics of which a word begins with the text.
    topics: Topics,
    /// For words that were folded too.
    folded: Finder<'static>,
    /// For plain lines; nothing when none can have it.
    needle: Option<Needle>,
}

impl Search {
    pub(super) fn new(text: &str, store: &Store) -> Self {
        let folded = fold(text);
        let folded = folded.trim();
        let named = store.graph.actors.iter().map(|(actor, _)| store.names.is_called(actor, folded)).collect();
        Self { named, topics: topics_begun(&store.graph, folded), ..Self::of_folded(folded) }
    }

    /// A search that knows no actors and no topics.
    fn of_folded(text: &str) -> Self {
        let needle = Some(text).filter(|text| text.is_ascii()).and_then(Needle::new);
        Self { named: Rows::default(), topics: Topics::default(), folded: Finder::new(text).into_owned(), needle }
    }

    /// Whether the event is about a topic called so, a participant is, or its summary or id holds the text.
    pub(super) fn finds(&self, events: &Events, ix: EventIx, row: &EventRow<'_>, reading: &Reading) -> bool {
        row.topics.meets(self.topics)
            || row.parties().any(|actor| self.named.has(actor.raw()))
            || events.passes(ix, reading, |bytes| self.finds_in_words(bytes))
    }

    /// Whether an interest is about a topic called so, its actor or one that it is toward is, or its words hold the text.
    pub(super) fn finds_interest(&self, interest: &Interest) -> bool {
        let mut actors = std::iter::once(interest.actor).chain(interest.stances.iter().map(|(toward, _)| *toward));
        self.topics.iter().any(|topic| topic == interest.topic)
            || actors.any(|actor| self.named.has(actor.raw()))
            || self.is_in(&interest.text)
    }

    /// Whether the summary or id of the event whose object begins at `bytes` holds the text.
    fn finds_in_words(&self, bytes: &[u8]) -> bool {
        match plain_line(bytes) {
            Some(line) => self.needle.as_ref().is_some_and(|needle| needle.is_told_in(line)),
            None => event_in(bytes).is_some_and(|event| self.is_in(&event.summary) || self.is_in(&event.id)),
        }
    }

    fn is_in(&self, text: &str) -> bool {
        holds_word(&fold(text), |rest| self.folded.find(rest.as_bytes()))
    }
}

/// The topics of whose id or name a word begins with a folded text; of a letter or two none, which begin too many.
fn topics_begun(graph: &Graph, text: &str) -> Topics {
    const LEAST: usize = 3;
    if text.chars().count() < LEAST {
        return Topics::default();
    }
    let begins = |name: &str| holds_word(&fold(name), |rest| rest.find(text));
    let begun = graph.topics.iter().filter(|(_, topic)| begins(&topic.id) || begins(&topic.name));
    begun.fold(Topics::default(), |topics, (ix, _)| topics.with(ix))
}

/// The line that bytes begin with, where an object is all of it and says just what its bytes are. No object lies in it, so
/// that all keys are its own; a quote begins or ends a string; and cleaning would change nothing.
fn plain_line(bytes: &[u8]) -> Option<&[u8]> {
    const LONGEST: usize = 4096;
    let near = bytes.get(..bytes.len().min(LONGEST))?;
    let end = memchr(b'\n', near).or_else(|| (near.len() < LONGEST).then_some(near.len()))?;
    let line = near.get(..end)?.trim_ascii_end();
    let line = line.strip_suffix(b",").unwrap_or(line);
    let is_one = memchr(b'}', line) == line.len().checked_sub(1) && memchr_iter(b'{', line).nth(1).is_none();
    (is_one && is_plain(line)).then_some(line)
}

/// Whether all but the last byte is printable ASCII, no escape, and no space that another one follows. Looks at every byte,
/// so that it can look at many at once.
fn is_plain(line: &[u8]) -> bool {
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    let wrong = pairs.map(|(byte, next)| {
        u8::from(!(0x20..0x7f).contains(byte))
            | u8::from(*byte == b'\\')
            | u8::from(*byte == b' ') & u8::from(*next == b' ')
    });
    wrong.fold(0, |any, wrong| any | wrong) == 0
}

/// A text of small ASCII letters to be found in either case, from the beginning of a word on.
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

    /// Whether it stands in the summary or id that a plain line tells.
    fn is_told_in(&self, line: &[u8]) -> bool {
        let is_told = |found: usize| {
            let (before, rest) = line.split_at_checked(found.checked_sub(self.at)?)?;
            let is_it = rest.get(..self.text.len())?.eq_ignore_ascii_case(&self.text);
            let is_parted = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
            let begins = is_parted(before.last()) || is_parted(self.text.first());
            (is_it
                && begins
                && matches!(key_before(before)?, b"summary" | b"id")
                && memchr(b'"', rest)? >= self.text.len())
            .then_some(())
        };
        memchr2_iter(self.rare, self.rare.to_ascii_uppercase(), line).find_map(is_told).is_some()
    }
}

/// The key of the string value in the middle of which a part of a plain line ends.
fn key_before(line: &[u8]) -> Option<&[u8]> {
    let rest = line.get(..memrchr(b'"', line)?)?.trim_ascii_end().strip_suffix(b":")?;
    let key = rest.trim_ascii_end().strip_suffix(b"\"")?;
    key.get(memrchr(b'"', key)? + 1..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_found_in_the_summary_and_the_id_alone() {
        for (text, row, found) in [
            ("ambassador", r#"{"id":"a","summary":"The AMBASSADOR left"}"#, true),
            ("ambassador", r#"{"id":"a","summary":"The envoy left","note":"ambassador"}"#, false),
            ("ambassador", r#"{"id":"the-Ambassador-2","summary":"x"}"#, true),
            ("ambassador", r#"{"id":"a","summary":"The \u0061mbassador left"}"#, true),
            ("ambassador", r#"{"id":"a","summary":"L’ámbassador"}"#, true),
            ("the envoy", r#"{"id":"a","summary":"by the  envoy"}"#, true),
            ("the envoy", "{\"id\":\"a\",\"summary\":\"by the\u{7f} en\u{7f}voy\"}", true),
            ("the envoy", r#"{"id":"a","summary":"the new envoy"}"#, false),
            ("mine", r#"{"id":"a","summary":"an imminent attack"}"#, false),
            ("mine", r#"{"id":"a","summary":"an imm\u0069nent attack"}"#, false),
            ("mine", r#"{"id":"a","summary":"imminent: a mine"}"#, true),
            ("mine", r#"{"id":"a","summary":"im\u006dinent: a mine"}"#, true),
            ("2021", r#"{"id":"rus-tal-2021","summary":"x"}"#, true),
            ("-2021", r#"{"id":"rus-tal-2021","summary":"x"}"#, true),
            ("посол", r#"{"id":"a","summary":"ПОСОЛ уехал"}"#, true),
            ("посол", r#"{"id":"a","summary":"plain"}"#, false),
            ("посол", r#"{"id":"a","summary":"\u043f\u043e\u0441\u043e\u043b"}"#, true),
            ("summary", r#"{"id":"a","summary":"x"}"#, false),
            ("x\",\"id", r#"{"summary":"x","id":"a"}"#, false),
            ("late", r#"{"id":"a","note":"} late","summary":"x"},"#, false),
            ("late", r#"{"id":"a","note":"}","summary":"late"},"#, true),
            ("late", r#"{"id":"a","x-b":{"summary":"late"},"summary":"x"}"#, false),
            ("late", r#"{"id":"a"}],"summary":"late"}"#, false),
            ("next", "{\"id\":\"a\",\"summary\":\"x\"}\n{\"id\":\"next\",\"summary\":\"x\"}", false),
            ("late", "{\"x-a\":{\"b\":1},\n\"id\":\"a\",\"summary\":\"late\"}", true),
            ("late", "{\"x-a\":{\"b\":1}\n,\"id\":\"a\",\"summary\":\"late\"}", true),
            ("late", "{\"id\":\"a\",\"note\":\"}\",\"x-b\":[{}\n],\"summary\":\"late\"}", true),
        ] {
            assert_eq!(Search::of_folded(text).finds_in_words(row.as_bytes()), found, "{text} in {row}");
        }
    }

    /// What the decoded words say.
    fn decoded(text: &str, row: &[u8]) -> bool {
        let event = event_in(row);
        event.is_some_and(|event| {
            [&*event.summary, &*event.id].iter().any(|words| holds_word(&fold(words), |rest| rest.find(text)))
        })
    }

    proptest! {
        #[test]
        fn the_bytes_tell_what_the_decoded_words_say(
            summary in "[ -~éЖ\\\\\"\u{7f}]{0,30}|[a-cA-C ]{0,30}",
            (form, from, length) in (0usize..5, 0usize..200, 1usize..8),
        ) {
            let told = serde_json::to_string(&summary).unwrap();
            let row = match form {
                0 => format!("{{\"id\":\"Ab:c\",\"note\":\"abc\",\"summary\":{told}}}\n"),
                1 => format!("{{ \"summary\" : {told} , \"id\" : \"Ab:c\" }} ,\r\n{{\"id\":\"bcb\"}}"),
                2 => format!("{{\"x-own\":{{\"summary\":\"cab\"}},\"id\":\"Ab:c\",\"summary\":{told}}}"),
                3 => format!("{{\n  \"id\": \"Ab:c\",\n  \"summary\": {told}\n}},\n{{\"id\":\"bcb\"}}"),
                _ => format!("{{\"id\":\"Ab:c\",\"summary\":{told},\"x-own\":\"{{cab}}\"}}"),
            };
            let folded = fold(&crate::model::Clean::note(&summary));
            for text in [fold(&row), folded] {
                let piece: String = text.chars().skip(from % text.chars().count().max(1)).take(length).collect();
                let piece = piece.trim();
                if !piece.is_empty() {
                    let found = Search::of_folded(piece).finds_in_words(row.as_bytes());
                    prop_assert_eq!(found, decoded(piece, row.as_bytes()), "{} in {}", piece, row);
                }
            }
        }
    }
}
