//! The good case, read in one go: JSON straight into wire structs. Whatever is not quite as it should be, an unknown
//! field too, ends it without a word; `parse` reads the same text again then, and says what it is.

mod reader;

pub(super) use reader::Reader;

use super::value::{Few, Listed, MOST_LISTED, Obj, Pairs, Raw, Records, Str};

/// A value that can be read in the good case.
pub(super) trait Plain<'a>: Sized {
    /// The value that begins at the reader's place.
    fn plain(reader: &mut Reader<'a>) -> Option<Self>;
}

/// The value that `text` holds, and nothing else.
pub(super) fn whole<'a, T: Plain<'a>>(text: &'a str) -> Option<T> {
    let mut reader = Reader::new(text);
    let value = T::plain(&mut reader)?;
    reader.ends().then_some(value)
}

/// The value with which `text` begins, whatever follows.
pub(super) fn first<'a, T: Plain<'a>>(text: &'a str) -> Option<T> {
    T::plain(&mut Reader::new(text))
}

/// Reads the value of a field that must not have come before, not even without a value.
pub(super) fn field<'a, T: Plain<'a>>(field: &mut Option<T>, came: &mut bool, reader: &mut Reader<'a>) -> Option<()> {
    if std::mem::replace(came, true) {
        return None;
    }
    if !reader.null() {
        *field = Some(T::plain(reader)?);
    }
    Some(())
}

impl<'a> Plain<'a> for Str<'a> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        reader.string()
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Plain<'_> for $number {
            fn plain(reader: &mut Reader<'_>) -> Option<Self> {
                reader.number()
            }
        }
    )+};
}

numbers!(u32, u64, f64);

impl<'a, T: Plain<'a>> Plain<'a> for Obj<T> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        T::plain(reader).map(Self)
    }
}

impl<'a, T: Plain<'a>> Plain<'a> for Few<T> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        let mut list = Self::default();
        reader.list(|reader| {
            list.push(T::plain(reader)?);
            (list.len() <= MOST_LISTED).then_some(())
        })?;
        Some(list)
    }
}

impl<'a, T: Plain<'a>> Plain<'a> for Vec<T> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        let mut list = Self::new();
        reader.list(|reader| {
            list.push(T::plain(reader)?);
            Some(())
        })?;
        Some(list)
    }
}

impl<'a, T: Plain<'a>> Plain<'a> for Records<'a, T> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        Plain::plain(reader).map(Self)
    }
}

impl<'a> Plain<'a> for Pairs<'a> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        let mut pairs: Vec<(Str<'a>, Str<'a>)> = Vec::new();
        reader.entries(b'{', b'}', |reader| {
            let key = reader.string()?;
            reader.take(b':')?;
            reader.space();
            if pairs.len() == MOST_LISTED || pairs.iter().any(|(known, _)| *known == key) {
                return None;
            }
            pairs.push((key, reader.string()?));
            Some(())
        })?;
        Some(Self(pairs))
    }
}

impl<'a> Plain<'a> for Raw<'a> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        reader.text_of(Reader::pass_object).map(Self).or_else(|| reader.parsed())
    }
}

impl<'a, T: Plain<'a>> Plain<'a> for Listed<'a, T> {
    fn plain(reader: &mut Reader<'a>) -> Option<Self> {
        let mut read = None;
        let text = reader.text_of(|reader| {
            read = Some(Box::new(T::plain(reader)?));
            Some(())
        });
        if let Some(text) = text {
            return Some(Self { text, read });
        }
        // It alone is to be read again.
        reader.parsed().map(|raw: Raw<'a>| raw.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::Object;
    use super::super::wire::{Actor, Event, File};
    use super::*;

    /// What the good case makes of a text, beside what serde makes of it.
    fn both<'a, T: Plain<'a> + Object<'a> + std::fmt::Debug>(text: &'a str) -> (Option<String>, Option<String>) {
        let shown = |value: T| format!("{value:?}");
        (whole::<T>(text).map(shown), serde_json::from_str::<Obj<T>>(text).ok().map(|Obj(value)| shown(value)))
    }

    #[test]
    fn what_is_read_plainly_is_what_serde_reads() {
        for text in [
            "{}",
            r#" { "id" : "a" , "date":"2024" ,"to": [ ] , "from": ["A" ,"B"] } "#,
            r#"{"id": "a\u00e9\"\\ \ud83d\ude00", "note": "\n", "count": 3, "goldstein": -2.5e0, "credibility": 1}"#,
            r#"{"note": null, "summary": "Ærø 北京", "count": null}"#,
            "{\"id\":\r\n\t\"\", \"goldstein\": 7}",
        ] {
            let (plain, serde) = both::<Event<'_>>(text);
            assert!(plain.is_some(), "{text}");
            assert_eq!(plain, serde, "{text}");
        }
        let (plain, serde) = both::<Event<'_>>(r#"{"n\u006fte": "a"}"#);
        assert!(plain.is_none() && serde.is_some(), "keys with escapes are for serde");
        let (plain, serde) = both::<Actor<'_>>(r#"{"interests": [{"stance": {"A": "with", "B\n": "against"}}, {}]}"#);
        assert!(plain.is_some());
        assert_eq!(plain, serde);
    }

    #[test]
    fn what_is_wrong_is_left_to_serde() {
        for text in [
            "",
            "{",
            "{}}",
            "{} x",
            "[]",
            "null",
            r#"{"id": "a",}"#,
            r#"{"id" "a"}"#,
            r#"{"id": "a" "to": []}"#,
            r#"{"id": "a", "id": "a"}"#,
            r#"{"note": null, "note": "a"}"#,
            r#"{"id": 1}"#,
            r#"{"id": nul}"#,
            r#"{"id": "a}"#,
            r#"{"id": "\x"}"#,
            r#"{"id": "\ud800"}"#,
            "{\"id\": \"a\tb\"}",
            r#"{"to": ["a",]}"#,
            r#"{"to": ["a" "b"]}"#,
            r#"{"to": "a"}"#,
            r#"{"count": 01}"#,
            r#"{"count": -1}"#,
            r#"{"count": 1.5}"#,
            r#"{"count": 4294967296}"#,
            r#"{"goldstein": 1e999}"#,
            r#"{"goldstein": NaN}"#,
            r#"{id: "a"}"#,
        ] {
            assert_eq!(both::<Event<'_>>(text), (None, None), "{text}");
        }
        let unknown = whole::<Event<'_>>(r#"{"id": "a", "x-mine": 1}"#);
        assert!(unknown.is_none(), "an unknown field is to be told");
        let twice = r#"{"interests": [{"stance": {"A": "with", "A": "with"}}]}"#;
        assert_eq!(both::<Actor<'_>>(twice), (None, None));
        for (count, fits) in [(MOST_LISTED, true), (MOST_LISTED + 1, false)] {
            let text = format!(r#"{{"to": [{}]}}"#, vec![r#""A""#; count].join(","));
            assert_eq!(whole::<Event<'_>>(&text).is_some(), fits);
            assert_eq!(both::<Event<'_>>(&text).0, both::<Event<'_>>(&text).1);
        }
    }

    #[test]
    fn a_record_that_cannot_be_read_leaves_the_others() {
        let file = whole::<File<'_>>(r#"{"topics": [ {"id": "a"}, {"id": [1, "]}"]} , {"id": "c"}]}"#);
        let topics = file.and_then(|file| file.topics).unwrap();
        let told: Vec<_> = topics.0.iter().map(|topic| (topic.text, topic.read.is_some())).collect();
        let expected = [(r#"{"id": "a"}"#, true), (r#"{"id": [1, "]}"]}"#, false), (r#"{"id": "c"}"#, true)];
        assert_eq!(told, expected);
    }

    #[test]
    fn an_event_is_passed_exactly_where_it_is_json() {
        let deep = |depth| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        for value in [r#""\"}""#, r#""é""#, "-1.5e3", "true", "null", "{}", r#"{"b" : [ {} , [1,""] ]}"#, &deep(100)] {
            let text = format!(r#"{{"events": [{value} , {{"a":{value}}}]}}"#);
            let events = whole::<File<'_>>(&text).and_then(|file| file.events);
            let events = events.unwrap_or_else(|| panic!("{text}"));
            let inner = format!(r#"{{"a":{value}}}"#);
            assert_eq!(events.iter().map(|Raw(text)| *text).collect::<Vec<_>>(), [value, &inner]);
        }
        let broken =
            ["{1:2}", r#"{"a"}"#, r#"{"a":}"#, r#"{"a":1,}"#, "[1,]", "[1 2]", "nul", "01", "1.", r#""\x""#, "\"\t\""];
        for value in broken {
            let text = format!(r#"{{"events": [{{"a":{value}}}]}}"#);
            assert!(whole::<File<'_>>(&text).is_none(), "{text}");
        }
    }
}
