//! Edits of a JSON text that leave all else in it as somebody wrote it, byte for byte.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an object in the order of the text.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Object).map(Self)
    }
}

/// The document itself, without what stands before and after it.
pub(super) fn document(text: &str) -> Range<usize> {
    let body = text.trim_start_matches('\u{feff}').trim();
    let start = text.find(body).unwrap_or_default();
    start..start + body.len()
}

fn place(text: &str, value: &RawValue) -> Range<usize> {
    let start = value.get().as_ptr() as usize - text.as_ptr() as usize;
    start..start + value.get().len()
}

/// Where the value of a member of the object at `at` stands. `null` is as good as nothing.
pub(super) fn member(text: &str, at: &Range<usize>, key: &str) -> Option<Range<usize>> {
    let Members(members) = serde_json::from_str(text.get(at.clone())?).ok()?;
    let (_, value) = members.into_iter().find(|(name, _)| name == key)?;
    (value.get() != "null").then(|| place(text, value))
}

/// Where the entries of the list at `at` stand.
pub(super) fn entries(text: &str, at: &Range<usize>) -> Vec<Range<usize>> {
    let list = text.get(at.clone()).and_then(|list| serde_json::from_str::<Vec<&RawValue>>(list).ok());
    list.unwrap_or_default().into_iter().map(|entry| place(text, entry)).collect()
}

/// The text with something else at `at`.
pub(super) fn replaced(text: &str, at: &Range<usize>, by: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(at.clone(), by);
    text
}

/// The text with one more member in the object at `at`, which has some and none of this key but `null`.
pub(super) fn with_member(text: &str, at: &Range<usize>, key: &str, value: &str) -> String {
    let Ok(Members(members)) = serde_json::from_str(text.get(at.clone()).unwrap_or_default()) else {
        return text.to_owned();
    };
    let indent = format!("{}  ", indentation(text, at.start));
    let value = indented(value, &indent);
    match (members.iter().find(|(name, _)| name == key), members.last()) {
        (Some((_, null)), _) => replaced(text, &place(text, null), &value),
        (None, Some((_, last))) => {
            let end = place(text, last).end;
            replaced(text, &(end..end), &format!(",\n{indent}\"{key}\": {value}"))
        }
        (None, None) => text.to_owned(),
    }
}

/// The text with one more entry at the end of the list at `at`.
pub(super) fn with_entry(text: &str, at: &Range<usize>, entry: &str) -> String {
    let base = indentation(text, at.start);
    let indent = format!("{base}  ");
    let Some(last) = entries(text, at).pop() else {
        return replaced(text, at, &format!("[\n{indent}{}\n{base}]", indented(entry, &indent)));
    };
    // As deep as the one before, where that begins its line.
    let before = text.get(..last.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let indent = if before.trim().is_empty() { before } else { &indent };
    replaced(text, &(last.end..last.end), &format!(",\n{indent}{}", indented(entry, indent)))
}

/// The text without an entry of the list at `at`.
pub(super) fn without_entry(text: &str, at: &Range<usize>, entry: usize) -> String {
    let entries = entries(text, at);
    let gone = match (entry.checked_sub(1).and_then(|before| entries.get(before)), entries.get(entry)) {
        (Some(before), Some(gone)) => before.end..gone.end,
        (None, Some(gone)) => match entries.get(1) {
            Some(next) => gone.start..next.start,
            None => return replaced(text, at, "[]"),
        },
        (_, None) => return text.to_owned(),
    };
    replaced(text, &gone, "")
}

/// The text with two values in each other's place, the first of which stands first.
pub(super) fn swapped(text: &str, [one, two]: [&Range<usize>; 2]) -> String {
    let value = |at: &Range<usize>| text.get(at.clone()).unwrap_or_default();
    replaced(&replaced(text, two, value(one)), one, value(two))
}

/// The white space with which the line of a byte begins.
fn indentation(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

/// A value of several lines, all but the first moved to the right.
fn indented(value: &str, indent: &str) -> String {
    value.replace('\n', &format!("\n{indent}"))
}
