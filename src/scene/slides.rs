//! Slides: a step of a briefing as a room reads it, made from the view that it shows. Its sentences first, then one table
//! of few rows in plain words; the same facts as the view, without its figures and codes.

mod acts;
mod claims;
mod evidence;
mod facts;
mod groups;
mod history;
mod kept;
mod moves;
mod spoken;
mod subject;
mod ties;
mod wants;

pub use evidence::{Evidence, Ground, evidence, sources_page};
pub use spoken::day;

use std::sync::Arc;

use super::page::Table;
use super::words::counted;
use crate::app::Stage;
use crate::model::{Briefing, Clean, View};
use crate::query::{Lens, Tally};
use crate::store::Store;
use kept::Kept;
use spoken::through;
use subject::{Subject, subject};

/// A step as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slide {
    /// The marking of the data.
    pub marking: String,
    /// The briefing that it is a part of.
    pub briefing: String,
    /// The day that it speaks of, as it is spoken.
    pub as_of: String,
    /// Which it is, from 1, and of how many.
    pub number: (usize, usize),
    /// Its title.
    pub title: String,
    /// Its sentences.
    pub say: Vec<String>,
    /// What its view shows, at most six rows.
    pub table: Table,
    /// What is said under the table: what its marks mean, and what it leaves out.
    pub under: String,
    /// Both with a row more each time, for windows that have room.
    pub fuller: Vec<(Table, String)>,
    /// What it rests on, and of what alone its table is.
    pub rests: String,
}

/// A step of a briefing, counted from 0, as a slide; an empty one where there is no such step. Counts that are at hand are
/// read where they are those of its view.
#[must_use]
pub fn slide(store: &Store, briefing: &Briefing, at: usize, counts: Option<&Arc<Tally>>) -> Slide {
    let Some(step) = briefing.steps.get(at) else { return Slide::default() };
    let kept = shown(store, &step.show, counts);
    let (table, under) = kept.shown(Kept::MOST);
    Slide {
        marking: store.graph.marking.as_deref().unwrap_or_default().to_owned(),
        briefing: briefing.title.to_string(),
        as_of: day(step.show.as_of.unwrap_or(store.graph.as_of)),
        number: (at + 1, briefing.steps.len()),
        title: step.title.to_string(),
        say: step.say.iter().map(|said| said.text.to_string()).collect(),
        table,
        under,
        fuller: kept.fuller(),
        rests: [resting_on(&evidence(store, step)), through(store, &step.show)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; "),
    }
}

/// `rests on 3 events and 1 claim from 7 sources`
fn resting_on(evidence: &Evidence) -> String {
    let parts = [(evidence.events(), "event"), (evidence.claims(), "claim")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| counted(n, what)).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("rests on {} from {}", parts.join(" and "), counted(evidence.sources(), "source"))
}

/// What a view shows, as a table; where it shows nothing the table says why.
fn shown(store: &Store, view: &View, counts: Option<&Arc<Tally>>) -> Kept {
    let lens = match Lens::through(store, view) {
        Ok(lens) => counts.map_or_else(|| lens.clone(), |counts| lens.counted(counts)),
        Err(error) => return Kept::nothing(format!("the filter cannot be taken: {error}")),
    };
    let subject = match subject(store, view) {
        Ok(subject) => subject,
        Err(error) => return Kept::nothing(error),
    };
    table(store, &lens, view.view.as_deref().unwrap_or(View::DASHBOARD), subject)
}

fn table(store: &Store, lens: &Lens, name: &str, subject: Subject) -> Kept {
    match name {
        View::LOG => acts::log(store, lens, subject.scope()),
        View::INTERESTS => wants::interests(store, lens, subject.scope()),
        View::CHANGES => moves::changes(store, lens),
        View::TENSIONS => claims::tensions(store, lens),
        View::CLAIMS => claims::claims(store, lens),
        View::DASHBOARD | View::SHEET => match subject {
            Subject::Actor(actor) => ties::of_actor(store, lens, actor),
            Subject::Bloc(bloc) => groups::of_bloc(store, lens, bloc),
            Subject::BlocWith(bloc, actor) => ties::of_members(store, lens, bloc, actor),
            Subject::Dyad(from, to) => facts::of_pair(store, lens, from, to),
        },
        _ => match (Stage::ALL.into_iter().find(|stage| stage.name() == name), subject) {
            (Some(Stage::Matrix), subject) => acts::matrix(store, lens, subject),
            (Some(Stage::Graph), Subject::Actor(actor) | Subject::Dyad(actor, _)) => {
                groups::of_actor(store, lens, actor)
            }
            (Some(Stage::Timeline), Subject::Actor(actor)) => history::of_actor(store, lens, actor),
            (Some(Stage::Timeline), Subject::Dyad(from, to)) => history::of_pair(store, lens, from, to),
            (Some(_), _) => Kept::nothing(format!("the view `{name}` is of an actor or a pair, not of a bloc")),
            (None, _) => Kept::nothing(format!("there is no view `{}`", Clean::label(name))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Form, Input, Strictness, bundled, load};

    fn store() -> Store {
        Store::new(load(vec![bundled()], Strictness::Lenient).unwrap().graph)
    }

    fn rows(store: &Store, view: &View) -> Vec<String> {
        let (table, _) = shown(store, view, None).shown(Kept::MOST);
        assert!(table.rows.len() <= Kept::MOST, "{view:?}");
        let line =
            |row: &Vec<crate::scene::Cell>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ");
        if table.rows.is_empty() { vec![table.empty] } else { table.rows.iter().map(line).collect() }
    }

    fn view(name: &str, actor: &str, dyad: &str, filter: &str, as_of: &str) -> View {
        let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Into::into);
        let (actor, dyad, filter) = (text(actor), text(dyad), text(filter));
        View { view: Some(name.into()), actor, dyad, filter, as_of: as_of.parse().ok(), ..View::default() }
    }

    #[test]
    fn a_slide_says_that_a_filter_left_out_some() {
        let store = store();
        for (name, filter, said) in [
            ("sheet", "", ""),
            ("sheet", "topic:trade", "the table is of Trade"),
            ("timeline", "topic:trade,energy", "the table is of Trade and Energy"),
            ("log", "topic:trade,energy,minerals", "the table is of 3 topics"),
            ("sheet", "topic:trade since:2024", "the table is a selection"),
            ("graph", "pakistan", "the table is a selection"),
            ("changes", "topic:trade", ""),
        ] {
            assert_eq!(spoken::through(&store, &view(name, "", "RUS-TAL", filter, "")), said, "{name} {filter}");
        }
    }

    #[test]
    fn every_view_of_everybody_has_its_table_on_any_day() {
        let store = store();
        for name in View::BUILTIN {
            for (actor, dyad) in [("TAL", ""), ("CAS", ""), ("", "RUS-TAL"), ("", "CAS-TAL"), ("", "")] {
                for as_of in ["1990-01-01", "2003-03-01", "2025-04-18", ""] {
                    let found = rows(&store, &view(name, actor, dyad, "", as_of));
                    assert!(!found.is_empty() && !found[0].is_empty(), "{name} {actor}{dyad} {as_of}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_in_the_data_is_a_mark_that_is_explained() {
        let store = store();
        let briefing = store.graph.briefings.rows().next().unwrap();
        let slide = slide(&store, briefing, 7, None);
        assert_eq!(slide.table.rows.iter().flatten().filter(|cell| cell.text == "?").count(), 5);
        assert!(slide.under.contains("; ? not in the data;") && !format!("{slide:?}").contains("coded"), "{slide:?}");
    }

    #[test]
    fn counts_that_are_at_hand_make_the_same_slides() {
        let store = store();
        let counts = Lens::of(&store).tally(&store);
        for name in View::BUILTIN {
            for (actor, dyad) in [("TAL", ""), ("CAS", ""), ("", "RUS-TAL"), ("", "CAS-TAL")] {
                let view = view(name, actor, dyad, "", "");
                let made = |counts| format!("{:?}", shown(&store, &view, counts).shown(Kept::FULLEST));
                assert_eq!(made(Some(&counts)), made(None), "{name} {actor}{dyad}");
            }
        }
        // They are read, not made again: those of nothing show nothing.
        let text = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31", "actors": [], "ties": []}"#;
        let input = Input::new("t.json", Form::Graph, text.as_bytes().into());
        let nothing = Lens::of(&store).tally(&Store::new(load(vec![input], Strictness::Lenient).unwrap().graph));
        let (table, _) = shown(&store, &view("matrix", "TAL", "", "", ""), Some(&nothing)).shown(Kept::MOST);
        assert!(table.rows.is_empty() && table.empty.contains("no event"), "{table:?}");
    }

    #[test]
    fn nothing_later_than_its_day_is_on_a_slide() {
        let store = store();
        let before = rows(&store, &view("sheet", "", "RUS-TAL", "", "2025-04-16")).join("\n");
        let after = rows(&store, &view("sheet", "", "RUS-TAL", "", "2025-04-18")).join("\n");
        assert!(before.contains("ban | in force") && !before.contains("2025"), "{before}");
        assert!(after.contains("suspended | 17 Apr 2025"), "{after}");
    }

    #[test]
    fn what_cannot_be_shown_says_why() {
        let store = store();
        for (view, why) in [
            (view("dashboard", "TAL", "", "topic:nonsense", ""), "the filter cannot be taken"),
            (view("dashboard", "ATLANTIS", "", "", ""), "is not known"),
            (view("graph", "CAS", "", "", ""), "not of a bloc"),
            (view("nonsense", "TAL", "", "", ""), "there is no view"),
            (view("dashboard", "TAL", "", "score:<-9 since:2026-06", ""), "matches"),
        ] {
            assert!(rows(&store, &view)[0].contains(why), "{view:?} {:?}", rows(&store, &view));
        }
    }
}
