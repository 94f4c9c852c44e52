//! Changes to the briefings of a document, made in its text.

use std::ops::Range;

use serde::Serialize;

use super::ranges::{document, entries, member, replaced, swapped, with_entry, with_member, without_entry};
use super::settings::Settings;
use crate::model::{View, fold};

/// A change to the user's briefings. A briefing is named by its id, a step by its number, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Begins a briefing of this title.
    New(String),
    /// Adds a view as a step at the end of a briefing.
    Add {
        /// Its id; without one it is the last briefing, or a new one where there is none.
        briefing: Option<Box<str>>,
        /// The title of the step.
        title: String,
        /// What it shows.
        view: View,
    },
    /// Changes a briefing.
    Briefing(Box<str>, Change),
    /// Changes a step of a briefing.
    Step(Box<str>, usize, Change),
}

/// What becomes of a briefing, or of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It gets another title.
    Retitle(String),
    /// It goes one place down.
    Down,
    /// It goes one place up.
    Up,
    /// It is taken out.
    Remove,
}

/// A document without a briefing.
pub(super) const EMPTY: &str = "{\n  \"version\": \"1.0\",\n  \"briefings\": []\n}\n";
/// The title of the briefing that views are added to where there is none.
const FIRST: &str = "My briefing";
/// Most characters of an id that are made of a title.
const LONGEST: usize = 56;

#[derive(Serialize)]
struct NewBriefing<'e> {
    id: &'e str,
    title: &'e str,
    steps: [(); 0],
}

/// With empty places for what is written by hand.
#[derive(Serialize)]
struct NewStep<'e> {
    title: &'e str,
    say: [(); 0],
    notes: &'e str,
    show: Settings,
}

/// A list that stands under a key of an object.
struct Listed {
    /// Where, if it is there.
    list: Option<Range<usize>>,
    /// Where its entries stand.
    all: Vec<Range<usize>>,
}

impl Listed {
    fn of(text: &str, object: &Range<usize>, key: &str) -> Self {
        let list = member(text, object, key);
        Self { all: list.as_ref().map(|list| entries(text, list)).unwrap_or_default(), list }
    }

    fn briefings(text: &str) -> Self {
        Self::of(text, &document(text), "briefings")
    }

    /// The briefing with this id.
    fn find(&self, text: &str, id: &str) -> Result<usize, String> {
        let number = self.all.iter().position(|at| self::id(text, at).as_deref() == Some(id));
        number.ok_or_else(|| format!("there is no briefing `{id}` in the file any more"))
    }
}

/// The text after a change, and the id of the briefing that was changed. `taken` says which ids there are elsewhere.
///
/// # Errors
/// When there is no such briefing, or no such step in it, or no place to move it to.
pub(super) fn edited(text: &str, edit: &Edit, taken: &dyn Fn(&str) -> bool) -> Result<(String, Box<str>), String> {
    let briefings = Listed::briefings(text);
    match edit {
        Edit::New(title) => Ok(begun(text, title, taken)),
        Edit::Add { briefing, title, view } => {
            let last = || briefings.all.last().and_then(|at| id(text, at)).map(String::into_boxed_str);
            let (text, id) = match briefing.clone().or_else(last) {
                Some(id) => (text.to_owned(), id),
                None => begun(text, FIRST, taken),
            };
            let briefings = Listed::briefings(&text);
            let number = briefings.find(&text, &id)?;
            let steps = briefings.all.get(number).map(|at| with_step(&text, at, title, view));
            Ok((steps.unwrap_or(text), id))
        }
        Edit::Briefing(id, change) => {
            let number = briefings.find(text, id)?;
            Ok((changed(text, &briefings, number, change)?, id.clone()))
        }
        Edit::Step(id, step, change) => {
            let at = briefings.find(text, id)?;
            let steps = briefings.all.get(at).map(|at| Listed::of(text, at, "steps"));
            let text = steps.map(|steps| changed(text, &steps, *step, change)).transpose()?;
            Ok((text.unwrap_or_default(), id.clone()))
        }
    }
}

/// The line, from 1, on which a briefing begins, or a step of it.
pub(super) fn line_of(text: &str, id: &str, step: Option<usize>) -> Option<usize> {
    let briefings = Listed::briefings(text);
    let briefing = briefings.all.get(briefings.find(text, id).ok()?)?;
    let steps = Listed::of(text, briefing, "steps");
    let at = step.and_then(|step| steps.all.get(step)).unwrap_or(briefing);
    Some(text.get(..at.start)?.matches('\n').count() + 1)
}

/// The text with a briefing more, and its id.
fn begun(text: &str, title: &str, taken: &dyn Fn(&str) -> bool) -> (String, Box<str>) {
    let briefings = Listed::briefings(text);
    let there = |new: &str| briefings.all.iter().any(|at| id(text, at).as_deref() == Some(new)) || taken(new);
    let id = new_id(title, &there);
    let briefing = json(&NewBriefing { id: &id, title, steps: [] });
    (appended(text, &document(text), ("briefings", &briefings), &briefing), id.into())
}

/// The text with a step more in the briefing at `at`.
fn with_step(text: &str, at: &Range<usize>, title: &str, view: &View) -> String {
    let step = json(&NewStep { title, say: [], notes: "", show: view.into() });
    appended(text, at, ("steps", &Listed::of(text, at, "steps")), &step)
}

fn appended(text: &str, object: &Range<usize>, (key, listed): (&str, &Listed), entry: &str) -> String {
    match &listed.list {
        Some(list) => with_entry(text, list, entry),
        None => with_member(text, object, key, &with_entry("[]", &(0..2), entry)),
    }
}

fn changed(text: &str, listed: &Listed, number: usize, change: &Change) -> Result<String, String> {
    let (Some(list), Some(this)) = (&listed.list, listed.all.get(number)) else {
        return Err("there is no such step in the file any more".to_owned());
    };
    let before = number.checked_sub(1).and_then(|before| listed.all.get(before));
    match (change, before, listed.all.get(number + 1)) {
        (Change::Retitle(title), ..) => Ok(match member(text, this, "title") {
            Some(old) => replaced(text, &old, &json(title)),
            None => with_member(text, this, "title", &json(title)),
        }),
        (Change::Remove, ..) => Ok(without_entry(text, list, number)),
        (Change::Up, Some(before), _) => Ok(swapped(text, [before, this])),
        (Change::Down, _, Some(after)) => Ok(swapped(text, [this, after])),
        (Change::Up, None, _) => Err("it is the first already".to_owned()),
        (Change::Down, _, None) => Err("it is the last already".to_owned()),
    }
}

fn id(text: &str, briefing: &Range<usize>) -> Option<String> {
    let id = member(text, briefing, "id")?;
    serde_json::from_str(text.get(id)?).ok()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// An id made of the letters and digits of a title, with a number where there is one already.
fn new_id(title: &str, there: &dyn Fn(&str) -> bool) -> String {
    let words = fold(title);
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id: String = words.collect::<Vec<_>>().join("-");
    id.truncate(LONGEST);
    let id = if id.is_empty() { "briefing" } else { id.trim_end_matches('-') };
    let numbered = (2..=u32::MAX).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !there(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str, edits: &[Edit]) -> String {
        edits.iter().fold(text.to_owned(), |text, edit| edited(&text, edit, &|_| false).unwrap().0)
    }

    fn add(title: &str) -> Edit {
        Edit::Add { briefing: None, title: title.to_owned(), view: View::default() }
    }

    #[test]
    fn ids_are_made_of_titles_and_are_new() {
        for (title, there, id) in [
            ("From ban to recognition", &[][..], "from-ban-to-recognition"),
            ("  Türkiye: (2) ", &[], "turkiye-2"),
            ("北京", &["briefing"], "briefing-2"),
            ("a", &["a", "a-2"], "a-3"),
        ] {
            assert_eq!(new_id(title, &|id| there.contains(&id)), id);
        }
        assert_eq!(new_id(&"abc ".repeat(40), &|_| false).len(), 55, "no hyphen at its end");
    }

    #[test]
    fn a_first_view_makes_a_briefing() {
        let text = made(EMPTY, &[add("One"), add("Two")]);
        let expected = "{\n  \"version\": \"1.0\",\n  \"briefings\": [\n    {\n      \"id\": \"my-briefing\",\n      \
                        \"title\": \"My briefing\",\n      \"steps\": [\n        {\n          \"title\": \"One\",\n";
        assert!(text.starts_with(expected), "{text}");
        assert!(
            text.contains("        },\n        {\n          \"title\": \"Two\",\n          \"say\": [],\n"),
            "{text}"
        );
        assert_eq!(
            made(EMPTY, &[Edit::New("b".to_owned())]),
            made("{\"version\":\"1.0\"}", &[Edit::New("b".to_owned())])
                .replace("{\"version\":\"1.0\",", "{\n  \"version\": \"1.0\",")
                .replace("]}", "]\n}\n")
        );
    }

    #[test]
    fn all_else_stays_as_it_was_written() {
        let text = "{ \"version\":\"1.0\", \"x-me\": 1e400,\n\t\"briefings\": [ {\"id\": \"a\", \"_x\": [1,2],\n\t\t\"title\":\"A\", \
                    \"steps\": [\n\t\t\t{\"title\":\"1\", \"show\": {}}, {\"title\":\"2\",\"x-\":0.10}] } ]\n}";
        let step = |number, change| Edit::Step("a".into(), number, change);
        for (edit, from, to) in [
            (step(0, Change::Retitle("\"Q\"".to_owned())), "\"title\":\"1\"", "\"title\":\"\\\"Q\\\"\""),
            (step(1, Change::Remove), ", {\"title\":\"2\",\"x-\":0.10}", ""),
            (step(0, Change::Remove), "{\"title\":\"1\", \"show\": {}}, ", ""),
            (
                step(0, Change::Down),
                "{\"title\":\"1\", \"show\": {}}, {\"title\":\"2\",\"x-\":0.10}",
                "{\"title\":\"2\",\"x-\":0.10}, {\"title\":\"1\", \"show\": {}}",
            ),
            (Edit::Briefing("a".into(), Change::Retitle("B".to_owned())), "\"title\":\"A\"", "\"title\":\"B\""),
        ] {
            assert!(text.contains(from));
            assert_eq!(made(text, std::slice::from_ref(&edit)), text.replacen(from, to, 1), "{edit:?}");
        }
        let down_and_up = [step(0, Change::Down), step(1, Change::Up)];
        assert_eq!(made(text, &down_and_up), text);
        let gone = made(text, &[step(0, Change::Remove), step(0, Change::Remove)]);
        assert!(gone.contains("\"steps\": [] }"), "{gone}");
        assert!(made(text, &[Edit::Briefing("a".into(), Change::Remove)]).contains("\"briefings\": []\n}"));
    }

    #[test]
    fn what_is_not_there_is_told() {
        let text = made(EMPTY, &[add("One")]);
        for (edit, why) in [
            (Edit::Briefing("b".into(), Change::Remove), "there is no briefing `b`"),
            (Edit::Step("my-briefing".into(), 1, Change::Remove), "no such step"),
            (Edit::Step("my-briefing".into(), 0, Change::Up), "it is the first already"),
            (Edit::Step("my-briefing".into(), 0, Change::Down), "it is the last already"),
        ] {
            assert!(edited(&text, &edit, &|_| false).unwrap_err().contains(why), "{edit:?}");
        }
    }
}
