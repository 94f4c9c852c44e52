//! One JSON value into one wire struct, or the problem with its place. Parses plainly; walks again with its path only
//! when that failed.

use serde::Deserialize;
use serde_ignored::Path;
use serde_path_to_error::Segment;

use super::problem::{Kind, Part, Place, Problem, Problems};
use super::wire::Obj;
use crate::model::nearest;

/// The value that `text` holds, with a warning for each field that nobody asked for.
pub(super) fn record<'a, T: Deserialize<'a>>(text: &'a str, place: &Place, problems: &mut Problems) -> Option<T> {
    let mut unknown = Vec::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let parsed = serde_ignored::deserialize(&mut json, |path| unknown.push(pointer(&path)));
    let Ok(Obj(value)) = parsed.and_then(|value: Obj<T>| json.end().map(|()| value)) else {
        problems.add(failure::<T>(text, place));
        return None;
    };
    for path in unknown {
        unknown_field::<T>(&path, place, problems);
    }
    Some(value)
}

/// The value that `text` holds, without a word about what else is in it.
pub(super) fn quietly<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Option<T> {
    // What follows the value belongs to the rest of the file.
    serde_json::Deserializer::from_slice(text).into_iter::<Obj<T>>().next()?.ok().map(|Obj(value)| value)
}

fn pointer(path: &Path<'_>) -> Vec<String> {
    match path {
        Path::Root => Vec::new(),
        Path::Seq { parent, index } => pushed(pointer(parent), index.to_string()),
        Path::Map { parent, key } => pushed(pointer(parent), key.clone()),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => pointer(parent),
    }
}

fn pushed(mut path: Vec<String>, key: String) -> Vec<String> {
    path.push(key);
    path
}

fn unknown_field<'a, T: Deserialize<'a>>(path: &[String], place: &Place, problems: &mut Problems) {
    let Some(key) = path.last() else { return };
    if key.starts_with("x-") || key.starts_with('_') {
        return;
    }
    let place = path.iter().fold(place.clone(), |place, key| place.at(key)).part(Part::Key);
    // Fields of a record's parts are not known here; a near miss is looked for among the record's own.
    let known = if path.len() == 1 { fields::<T>() } else { &[] };
    let help = nearest(key, known.iter().copied())
        .map_or_else(|| "remove it, or begin its name with `x-`".to_owned(), |near| format!("did you mean `{near}`?"));
    problems.add(Problem::new(Kind::UnknownField, place).found(key).help(help));
}

/// Names of the fields of a struct that derives `Deserialize`.
fn fields<'a, T: Deserialize<'a>>() -> &'static [&'static str] {
    struct Ask<'f>(&'f mut &'static [&'static str]);

    impl<'de> serde::Deserializer<'de> for Ask<'_> {
        type Error = serde::de::value::Error;

        fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(serde::de::Error::custom("only the fields are asked for"))
        }

        fn deserialize_struct<V: serde::de::Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            *self.0 = fields;
            self.deserialize_any(visitor)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    let mut names: &'static [&'static str] = &[];
    let _ = T::deserialize(Ask(&mut names));
    names
}

/// Parses again, now with its path, and says what is wrong in our words.
fn failure<'a, T: Deserialize<'a>>(text: &'a str, place: &Place) -> Problem {
    let mut json = serde_json::Deserializer::from_str(text);
    let Err(error) = serde_path_to_error::deserialize::<_, Obj<T>>(&mut json) else {
        return trailing(text, place);
    };
    let at = error.path().iter().fold(place.clone(), |place, segment| match segment {
        Segment::Seq { index } => place.at(index),
        Segment::Map { key } => place.at(key),
        Segment::Enum { .. } | Segment::Unknown => place,
    });
    let inner = error.into_inner();
    let message = without_place(&inner);
    if let Some(key) = between(&message, "duplicate field `", "`") {
        // The path may already end at the key that came twice.
        let at = if at.pointer.ends_with(&place_end(key)) { at } else { at.at(key) };
        return Problem::new(Kind::DuplicateKey, at.part(Part::SecondKey))
            .found(key)
            .expected("each key once")
            .help("keep one of the two");
    }
    if let Some((found, expected)) =
        message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "))
    {
        return Problem::new(Kind::Type, at).found(&spoken(found)).expected(expected);
    }
    if let Some((found, expected)) =
        message.strip_prefix("invalid value: ").and_then(|rest| rest.split_once(", expected "))
    {
        return Problem::new(Kind::Range, at).found(&spoken(found)).expected(format!("a {expected}"));
    }
    if message.contains("number out of range") {
        return Problem::new(Kind::Range, at).found("a number too large to hold").expected("a finite number");
    }
    syntax(text, place, &inner)
}

/// A problem of the text itself, at the byte where the parser stopped.
fn syntax(text: &str, place: &Place, error: &serde_json::Error) -> Problem {
    let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (place.base + line_start + error.column()).saturating_sub(1);
    let message = without_place(error);
    let help = match message.as_str() {
        "recursion limit exceeded" => "the nesting is deeper than any data file's",
        "trailing comma" => "remove the comma before the bracket",
        _ if message.starts_with("EOF") => "the file is cut off; it may be half written",
        _ => "see the place named above",
    };
    let place = Place { pointer: String::new(), ..place.clone() }.part(Part::Byte(at));
    Problem::new(Kind::NotJson, place).found(&message).expected("JSON").help(help)
}

fn trailing(text: &str, place: &Place) -> Problem {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next();
    let end = values.byte_offset();
    let rest = text.get(end..).unwrap_or_default();
    let at = place.base + end + (rest.len() - rest.trim_start().len());
    Problem::new(Kind::NotJson, place.clone().part(Part::Byte(at)))
        .found(rest.trim_start())
        .expected("the end of the file")
        .help("a file holds one document; event lines go into a .jsonl file")
}

fn place_end(key: &str) -> String {
    Place::new(0, 0, "").at(key).pointer
}

/// serde's message without the place it appends, which is relative to the record.
fn without_place(error: &serde_json::Error) -> String {
    error.to_string().split(" at line ").next().unwrap_or_default().to_owned()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.strip_prefix(start)?.rsplit_once(end).map(|(middle, _)| middle)
}

/// serde's names of values in plain words.
fn spoken(found: &str) -> String {
    match found {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        _ => found.to_owned(),
    }
}
