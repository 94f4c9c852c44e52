//! One JSON value into one wire struct, with a warning for every field that is not known.

use serde_ignored::Path;
use serde_path_to_error::Track;

use super::fault;
use super::place::{Part, Start};
use super::plain::{self, Plain};
use super::problem::{Kind, Problem, near};
use super::problems::Problems;
use super::value::{Listed, Obj, Object};
use super::wire;

/// Names of fields.
type Fields = &'static [&'static str];

/// The value that `text` holds, with a warning for each field that nobody asked for.
pub(super) fn record<'a, T>(text: &'a str, place: &Start, problems: &mut Problems) -> Option<T>
where
    T: Plain<'a> + Object<'a>,
{
    plain::whole(text).or_else(|| carefully(text, place, problems))
}

/// The same of a record of a list, which may have been read with the list.
pub(super) fn listed<'a, T>(record: Listed<'a, T>, place: &Start, problems: &mut Problems) -> Option<Box<T>>
where
    T: Plain<'a> + Object<'a>,
{
    record.read.or_else(|| self::record(record.text, place, problems).map(Box::new))
}

/// Parses with the path to where it is, and asks what is not known.
#[cold]
fn carefully<'a, T: Object<'a>>(text: &'a str, place: &Start, problems: &mut Problems) -> Option<T> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut track = Track::new();
    // As one type for all records, or there would be a parser of everything for each kind.
    let mut tell = |path: Path<'_>| unknown_field(&path, T::FIELDS, place, problems);
    let tell: &mut dyn FnMut(Path<'_>) = &mut tell;
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let error = match serde_ignored::deserialize::<_, _, Obj<T>>(tracked, tell) {
        Ok(Obj(value)) if json.end().is_ok() => return Some(value),
        read => read.err(),
    };
    refuse(error.as_ref(), &track.path(), (text, place), problems);
    None
}

/// Tells why a text cannot be used: an error where the parser came to, else what follows the value.
#[inline(never)]
fn refuse(
    error: Option<&serde_json::Error>,
    path: &serde_path_to_error::Path,
    (text, place): (&str, &Start),
    problems: &mut Problems,
) {
    problems.add(match error {
        Some(error) => fault::of(error, path, text, place),
        None => fault::trailing(text, place),
    });
    if let Some(id) = quietly::<wire::IdOnly<'_>>(text.as_bytes()).and_then(|record| record.id) {
        problems.refuse(&id);
    }
}

/// The value that `text` holds, without a word about what else is in it.
pub(super) fn quietly<'a, T: Object<'a>>(text: &'a [u8]) -> Option<T> {
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

/// Warns of a field that stands in a record of these fields.
fn unknown_field(path: &Path<'_>, own: Fields, place: &Start, problems: &mut Problems) {
    if matches!(path, Path::Map { key, .. } if key.starts_with("x-") || key.starts_with('_')) {
        return;
    }
    problems.unknown_field(place.file, || {
        let path = pointer(path);
        let key = path.last().map(String::as_str).unwrap_or_default();
        let holder = path.iter().rev().skip(1).find(|key| key.parse::<usize>().is_err());
        let known = holder.map_or(own, |holder| fields_under(holder));
        let help = near(key, known.iter().copied()).map_or_else(
            || "remove it, or begin its name with `x-`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let place = path.iter().fold(place.whole(), |place, key| place.stepped(key.as_str())).part(Part::Key);
        Problem::new(Kind::UnknownField, place).found(key).help(help)
    });
}

/// Names of the fields of the objects that stand under `key` inside records.
fn fields_under(key: &str) -> Fields {
    match key {
        "interests" => wire::Interest::FIELDS,
        "members" => wire::Member::FIELDS,
        "standing" => wire::Spell::FIELDS,
        "tracks" => wire::Track::FIELDS,
        "steps" => wire::Step::FIELDS,
        "say" => wire::Statement::FIELDS,
        "show" => wire::Show::FIELDS,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Names of the properties of an object of the schema; the whole document is called by an empty name.
    fn properties(object: &str) -> BTreeSet<String> {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../data/relations.schema.json")).unwrap();
        let object = if object.is_empty() { &schema } else { &schema["$defs"][object] };
        object["properties"].as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn every_field_is_in_the_schema() {
        for (object, fields) in [
            ("", wire::File::FIELDS),
            ("topic", wire::Topic::FIELDS),
            ("bloc", wire::Bloc::FIELDS),
            ("member", fields_under("members")),
            ("source", wire::Source::FIELDS),
            ("actor", wire::Actor::FIELDS),
            ("interest", fields_under("interests")),
            ("tie", wire::Tie::FIELDS),
            ("spell", fields_under("standing")),
            ("track", fields_under("tracks")),
            ("event", wire::Event::FIELDS),
            ("claim", wire::Claim::FIELDS),
            ("briefing", wire::Briefing::FIELDS),
            ("step", fields_under("steps")),
            ("statement", fields_under("say")),
            ("show", fields_under("show")),
        ] {
            let fields: BTreeSet<String> = fields.iter().map(|field| (*field).to_owned()).collect();
            assert_eq!(fields, properties(object), "{object}");
        }
    }
}
