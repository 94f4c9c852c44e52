//! Nothing from the future shows, in any answer, on any date.

use std::collections::BTreeSet;

use bilat::app::{Opened, Page};
use bilat::headless::{self, Format, Subject, show};
use bilat::model::{ActorIx, BlocIx, Briefing, Clean, Day, Dyad, PartialDate, Sign, Step, View};
use bilat::plain;
use bilat::query::{
    Column, Count, Evidence, Grid, Lens, MarkCells, OfPair, Pick, Scope, evidence, lanes, members_of, words,
};
use bilat::scene::{self, Block};
use bilat::store::Store;
use bilat::ui::{Glyphs, frame};
use chrono::Datelike;
use proptest::prelude::*;
use ratatui::layout::Size;
use serde_json::Value;

use crate::data::{agreed, store, years};
use crate::frames::desk;

fn answer(store: &Store, subject: Subject, day: Day, format: Format) -> String {
    let mut out = Vec::new();
    show(store, &Lens::on(day), subject, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What an answer says of itself on the way down to a value.
struct Path<'p> {
    day: Day,
    keys: Vec<&'p str>,
    known: &'p Known,
}

/// What may be named on a day: the events that have happened, and years that a text fixes as an agreed term.
struct Known {
    happened: BTreeSet<Box<str>>,
    agreed: &'static [(String, i32)],
}

impl Known {
    fn on(store: &Store, day: Day) -> Self {
        let events = &store.graph.events;
        let happened = events.all().filter(|ix| events.row(*ix).has_happened(day)).map(|ix| words(store, ix).id);
        Self { happened: happened.collect(), agreed: agreed() }
    }

    /// The years later than `day` that `text` names without having been agreed in it.
    fn later<'t>(&'t self, text: &'t str, day: Day) -> impl Iterator<Item = i32> + 't {
        let agreed =
            move |year: i32| self.agreed.iter().any(|(words, at)| *at == year && text.contains(words.as_str()));
        years(text).filter(move |year| *year > day.year() && !agreed(*year))
    }
}

/// Fields that hold a date.
const DATES: &[&str] = &["date", "from", "until", "since", "last", "as_of"];
/// Fields that hold words of ours.
const TEXTS: &[&str] = &["why", "note", "summary", "text", "about", "name"];

impl Path<'_> {
    /// A source keeps its date; a claim's verdict and note are ours as of the file's date.
    fn is_exempt(&self, key: &str) -> bool {
        let in_list = |list: &str| self.keys.first() == Some(&list);
        (in_list("sources") && matches!(key, "date" | "title" | "url" | "id"))
            || (in_list("claims") && matches!(key, "note" | "text"))
    }

    fn text(&self, key: &str, text: &str, faults: &mut Vec<String>) {
        if self.is_exempt(key) {
            return;
        }
        if DATES.contains(&key) && !self.keys.contains(&"stance") {
            match text.parse::<PartialDate>() {
                Ok(date) if date.first() > self.day => faults.push(format!("{:?} {key}: {text}", self.keys)),
                // `from` is also a list of actors.
                _ => {}
            }
        }
        if matches!(key, "because" | "events" | "ended_by") && !self.known.happened.contains(text) {
            faults.push(format!("{:?} {key}: {text} has not happened", self.keys));
        }
        if TEXTS.contains(&key) {
            let later = self.known.later(text, self.day);
            faults.extend(later.map(|year| format!("{:?} {key} names {year}: {text}", self.keys)));
        }
    }
}

/// Everything in an answer that lies after its day.
fn faults(value: &Value, day: Day, known: &Known) -> Vec<String> {
    fn walk<'v>(value: &'v Value, key: &'v str, path: &mut Path<'v>, faults: &mut Vec<String>) {
        match value {
            Value::String(text) => path.text(key, text, faults),
            Value::Array(list) => list.iter().for_each(|item| walk(item, key, path, faults)),
            Value::Object(map) => {
                for (name, item) in map {
                    if !key.is_empty() {
                        path.keys.push(key);
                    }
                    walk(item, name, path, faults);
                    if !key.is_empty() {
                        path.keys.pop();
                    }
                }
            }
            _ => {}
        }
    }

    let mut found = Vec::new();
    walk(value, "", &mut Path { day, keys: Vec::new(), known }, &mut found);
    found
}

fn check(store: &Store, subject: Subject, day: Day) -> Vec<String> {
    let known = Known::on(store, day);
    let json = serde_json::from_str(&answer(store, subject, day, Format::Json)).unwrap();
    let mut found = faults(&json, day, &known);
    if subject != Subject::Claims {
        found.extend(text_faults(&answer(store, subject, day, Format::Text), day, &known));
    }
    found
}

/// Years in a text that lie after its day. A later publication is marked where it stands; nothing else may be later.
fn text_faults(text: &str, day: Day, known: &Known) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let pieces: Vec<&str> = line.split(" (published later)").collect();
        let (end, marked) = pieces.split_last().unwrap();
        let marked = marked.iter().map(|piece| piece.rsplit_once(' ').map_or("", |(before, _)| before));
        let own = marked.chain([*end]).collect::<Vec<_>>().join("");
        found.extend(known.later(&own, day).map(|year| format!("text names {year}: {line}")));
    }
    found
}

/// The years in the middle of a frame that lie after a day, and those in it who are not there yet.
pub(crate) fn later_in_frame(store: &Store, frame: &str, day: Day) -> Vec<String> {
    let lines: Vec<&str> = frame.lines().collect();
    let middle = lines.get(2..lines.len().saturating_sub(3)).unwrap_or_default().join("\n");
    // That day is the reader's own.
    let middle =
        middle.split("seats as of ").map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-'));
    let middle = middle.collect::<Vec<_>>().join("");
    // A text that was agreed on may be cut or wrapped there: its year is all that is left to know it by.
    let is_agreed = |year: i32| agreed().iter().any(|(_, agreed)| *agreed == year);
    let later = years(&middle).filter(|year| *year > day.year() && !is_agreed(*year));
    let mut found: Vec<String> = later.map(|year| format!("{year} is named")).collect();
    let is_word = |c: char| c.is_alphanumeric();
    let unknown = store.graph.actors.iter().filter(|(_, actor)| !actor.life.is_known(day));
    let named = unknown.filter(|(_, actor)| middle.split(|c| !is_word(c)).any(|word| word == &*actor.id));
    found.extend(named.map(|(_, actor)| format!("{} is not there yet", actor.id)));
    found
}

/// The years in a page that lie after a day.
pub(crate) fn later_years(store: &Store, page: &scene::Page, day: Day) -> Vec<String> {
    text_faults(&plain::text(page), day, &Known::on(store, day))
}

#[test]
fn no_answer_about_a_pair_tells_the_future_on_the_days_when_something_changes() {
    let store = store();
    let mut all = Vec::new();
    for tie in store.graph.ties.rows() {
        let spans = tie.standing.iter().map(|spell| spell.span).chain(tie.tracks.iter().map(|track| track.span));
        let days: BTreeSet<Day> = spans
            .flat_map(|span| [Some(span.from), span.until])
            .flatten()
            .flat_map(|date| [date.first().pred_opt(), Some(date.first()), Some(date.last())])
            .flatten()
            .filter(|day| *day <= store.graph.as_of)
            .collect();
        for day in days {
            let mut found = check(store, Subject::Dyad(tie.dyad), day);
            let (lens, known) = (Lens::on(day), Known::on(store, day));
            let sheet = scene::sheet(store, &lens, tie.dyad, tie.dyad.pair().0);
            found.extend(text_faults(&plain::text(&sheet), day, &known));
            let Evidence { weakest, strongest, .. } = evidence(store, &lens, tie.dyad);
            let later = weakest.iter().chain(&strongest).filter(|ix| !store.graph.events.row(**ix).has_happened(day));
            found.extend(later.map(|ix| format!("evidence that has not happened: {}", words(store, *ix).id)));
            all.extend(found.into_iter().map(|fault| format!("{} {day}: {fault}", store.graph.dyad_id(tie.dyad))));
        }
    }
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_answer_about_an_actor_tells_the_future_at_the_end_of_any_year() {
    let store = store();
    for year in 1990..=store.graph.as_of.year() {
        let day = Day::from_ymd_opt(year, 12, 31).unwrap().min(store.graph.as_of);
        for (actor, _) in store.graph.actors.iter().filter(|(_, actor)| actor.life.is_known(day)) {
            let found = check(store, Subject::Actor(actor), day);
            assert!(found.is_empty(), "{day}\n{}", found.join("\n"));
        }
        let overview = later_years(store, &scene::overview(store, &Lens::on(day), &[]), day);
        assert!(overview.is_empty(), "{day}: {overview:?}");
        for subject in [Subject::Actors, Subject::Claims, Subject::Changes, Subject::Tensions] {
            let found = check(store, subject, day);
            assert!(found.is_empty(), "{day}\n{}", found.join("\n"));
        }
    }
}

/// All that the table of a slide says.
fn slide_text(store: &Store, show: View) -> String {
    let step = Step { title: Clean::default(), say: Vec::new(), notes: None, minutes: None, show };
    let briefing = Briefing { id: "b".into(), title: Clean::default(), minutes: None, steps: vec![step] };
    let slide = scene::slide(store, &briefing, 0, None);
    let (table, under) = slide.fuller.last().unwrap_or(&(slide.table, slide.under)).clone();
    let rows = table.rows.iter().flatten().map(|cell| cell.text.as_str());
    rows.chain([under.as_str(), table.empty.as_str()]).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_slide_tells_the_future(offset in 0i64..12_000, actor in 0usize..16, other in 0usize..16) {
        let store = store();
        let day = store.graph.as_of - chrono::Duration::days(offset);
        let known = Known::on(store, day);
        let id = |at: usize| store.graph.actors.iter().nth(at % store.graph.actors.len()).unwrap().1.id.clone();
        // A claim's text is ours as of the file's date.
        for name in View::BUILTIN.into_iter().filter(|name| *name != View::CLAIMS) {
            for dyad in [None, Some(format!("{}-{}", id(actor), id(other)))] {
                let dyad = dyad.filter(|_| actor != other).map(Into::into);
                let view = View { view: Some(name.into()), actor: Some(id(actor).into()), dyad, as_of: Some(day), ..View::default() };
                let found = text_faults(&slide_text(store, view.clone()), day, &known);
                prop_assert!(found.is_empty(), "{view:?}\n{}", found.join("\n"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_list_tells_the_future(offset in 0i64..12_000) {
        let store = store();
        let day = store.graph.as_of - chrono::Duration::days(offset);
        for subject in [Subject::Events, Subject::Changes, Subject::Matrix] {
            let found = check(store, subject, day);
            prop_assert!(found.is_empty(), "{}\n{}", day, found.join("\n"));
        }
    }

    #[test]
    fn what_is_strained_stale_or_past_tells_no_future(offset in 0i64..12_000) {
        let store = store();
        let day = store.graph.as_of - chrono::Duration::days(offset);
        let mut found = check(store, Subject::Tensions, day);
        // Texts and verdicts of claims are ours as of the file's date; when they held is not.
        let mut page = scene::stale(store, &Lens::on(day));
        for block in &mut page.blocks {
            if let Block::Table(heading, table) = block && table.columns.iter().any(|column| column.title == "claim") {
                heading.clear();
                table.rows.iter_mut().for_each(|row| row[1].text.clear());
            }
        }
        found.extend(text_faults(&plain::text(&page), day, &Known::on(store, day)));
        prop_assert!(found.is_empty(), "{}\n{}", day, found.join("\n"));
    }
}

#[test]
fn no_slide_of_the_bundled_briefing_and_no_source_of_it_tells_the_future() {
    let store = store();
    for briefing in store.graph.briefings.rows() {
        for (at, step) in briefing.steps.iter().enumerate() {
            let day = step.show.as_of.unwrap_or(store.graph.as_of);
            let mut found = later_years(store, &scene::sources_page(store, step), day);
            found.extend(
                Known::on(store, day).later(&slide_text(store, step.show.clone()), day).map(|year| year.to_string()),
            );
            assert!(found.is_empty(), "slide {}, {day}: {found:?}", at + 1);
        }
    }
}

/// The pages about an actor.
fn about_actor(store: &Store, actor: ActorIx) -> Vec<Page> {
    let interests = store.interests_of(actor).iter().map(|ix| Page::Interest(*ix));
    let mut pages = vec![
        Page::Actor(actor),
        Page::Graph(actor, store.graph.as_of),
        Page::Neighbours(actor),
        Page::TimelineOf(actor),
        Page::Count(Count::Listed(Scope::Actor(actor)), 0),
    ];
    pages.extend(interests);
    pages
}

/// The pages about a pair.
fn about_pair(store: &Store, dyad: Dyad) -> Vec<Page> {
    let (a, b) = dyad.pair();
    let tie = store.tie(dyad);
    let third = store.graph.actors.iter().map(|(ix, _)| ix).find(|ix| !dyad.has(*ix)).unwrap();
    let grid = Grid::of(90);
    let (first, last) = (grid.cell("1970-01-01".parse().unwrap()), grid.cell(store.graph.as_of));
    let between = |lane| Page::Count(Count::Between(MarkCells { lane, grid, first, last, pick: Pick::Within }), 0);
    let record = |from, to| Page::Count(Count::Record { from, to, column: Column::All }, 0);
    let mut pages = vec![
        Page::Dyad(dyad, a),
        Page::Marks(dyad, b),
        Page::Trend(dyad),
        Page::Board(dyad),
        Page::Readings(dyad),
        Page::Sure(dyad, true),
        Page::TensionsOf(dyad),
        Page::Triangle(third, dyad),
        Page::Timeline(dyad),
        record(a, b),
        record(b, a),
        Page::Count(Count::Listed(Scope::Dyad(dyad)), 0),
        Page::Count(Count::Pair(dyad, OfPair::New(Sign::Plus)), 0),
        Page::Count(Count::Pair(dyad, OfPair::Later(Sign::Minus)), 0),
        Page::Count(Count::Pair(dyad, OfPair::Together), 0),
        Page::Count(Count::Since(Some(dyad)), 0),
    ];
    pages.extend(lanes(Scope::Dyad(dyad)).into_iter().map(between));
    pages.extend((0..tie.map_or(0, |tie| tie.standing.len())).map(|at| Page::Standing(dyad, at)));
    pages.extend((0..tie.map_or(0, |tie| tie.tracks.len())).map(|at| Page::Track(dyad, at)));
    pages.extend(store.events_of_dyad(dyad).iter().take(1).map(|ix| Page::Event(*ix)));
    pages
}

/// The pages about a bloc.
fn about_bloc(bloc: BlocIx, with: ActorIx) -> Vec<Page> {
    let listed = |scope| Page::Count(Count::Listed(scope), 0);
    vec![Page::Bloc(bloc), Page::BlocWith(bloc, with), listed(Scope::Bloc(bloc)), listed(Scope::BlocWith(bloc, with))]
}

/// Its number among the kinds of pages; the compiler asks for a new one.
fn kind(page: Page) -> usize {
    match page {
        Page::Actor(_) => 0,
        Page::Bloc(_) => 1,
        Page::Dyad(..) => 2,
        Page::BlocWith(..) => 3,
        Page::Event(_) => 4,
        Page::Interest(_) => 5,
        Page::Marks(..) => 6,
        Page::Standing(..) => 7,
        Page::Track(..) => 8,
        Page::Trend(_) => 9,
        Page::Count(..) => 10,
        Page::Board(_) => 11,
        Page::Readings(_) => 12,
        Page::Sure(..) => 13,
        Page::TensionsOf(_) => 14,
        Page::Triangle(..) => 15,
        Page::Graph(..) => 16,
        Page::Neighbours(_) => 17,
        Page::Timeline(_) => 18,
        Page::TimelineOf(_) => 19,
        Page::Changes(_) => 20,
        Page::Tensions => 21,
        Page::Stale => 22,
        Page::Matrix => 23,
        Page::Briefings => 24,
        // Ours as of the file's date, and what rests on a publication.
        Page::Claim(_) | Page::Source(_) | Page::Briefing(_) | Page::Slide(..) => 25,
    }
}

/// Every page stays open while the date moves back beyond what it is about.
#[test]
fn no_page_names_who_is_not_there_yet() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    let store = std::sync::Arc::clone(&desk.store);
    let size = Size::new(120, 36);
    let (mut faults, mut kinds) = (Vec::new(), BTreeSet::from([25]));
    for day in ["1996-06-01", "2010-06-01"].map(|day| day.parse().unwrap()) {
        let lens = Lens::on(day);
        let known = |actor: &ActorIx| store.graph.actors[*actor].life.is_known(day);
        let (there, later): (Vec<ActorIx>, Vec<ActorIx>) = store.graph.actors.iter().map(|(ix, _)| ix).partition(known);
        let blocs = store.graph.blocs.iter().map(|(ix, _)| ix);
        let later_blocs: Vec<BlocIx> = blocs.filter(|ix| members_of(&store, &lens, *ix).next().is_none()).collect();
        let mut pages = vec![Page::Changes(None), Page::Tensions, Page::Stale, Page::Matrix, Page::Briefings];
        pages.push(Page::Count(Count::Since(None), 0));
        for actor in &later {
            pages.extend(about_actor(&store, *actor));
            let pairs = store.dyads_of(*actor).iter().take(2).map(|ix| store.pair(*ix).unwrap());
            pages.extend(pairs.flat_map(|pair| about_pair(&store, pair)));
        }
        pages.extend(later_blocs.iter().flat_map(|bloc| about_bloc(*bloc, there[0])));
        let actors = later.iter().map(|ix| (&*store.graph.actors[*ix].id, store.graph.actors[*ix].name.as_str()));
        let blocs = later_blocs.iter().map(|ix| (&*store.graph.blocs[*ix].id, store.graph.blocs[*ix].name.as_str()));
        let names: Vec<(&str, &str)> = actors.chain(blocs).collect();
        for page in pages {
            kinds.insert(kind(page));
            desk.state.turn_date(&store, store.graph.as_of);
            desk.state.place.pages = vec![Opened::new(page)];
            desk.resize(size);
            desk.state.turn_date(&store, day);
            desk.resize(size);
            let frame = headless::frame(&desk, size, frame::Format::Text);
            let is_named = |(id, name): &&(&str, &str)| {
                frame.contains(name) || frame.split(|c: char| !c.is_alphanumeric()).any(|word| word == *id)
            };
            faults.extend(names.iter().find(is_named).map(|(id, _)| format!("{day}, {page:?}: {id}\n{frame}")));
        }
    }
    assert!(faults.is_empty(), "{} pages, first {}", faults.len(), faults[0]);
    assert_eq!(kinds, (0..=25).collect(), "every kind of page was opened");
}

#[test]
fn a_leak_would_be_found() {
    let known = Known {
        happened: BTreeSet::from(["old".into()]),
        agreed: Box::leak(Box::new([("a term to 2042".to_owned(), 2042)])),
    };
    let day = "2020-06-01".parse().unwrap();
    for json in [
        r#"{"standing": {"until": "2021"}}"#,
        r#"{"tracks": [{"because": ["old", "new"]}]}"#,
        r#"{"events": [{"summary": "the last before 2021"}]}"#,
        r#"{"ledger": {"A>B": {"last": "2020-06-02"}}}"#,
        r#"{"tensions": [{"since": "2020-06-02"}]}"#,
        r#"{"claims": [{"ended_by": "new"}]}"#,
    ] {
        assert_eq!(faults(&serde_json::from_str(json).unwrap(), day, &known).len(), 1, "{json}");
    }
    let fine =
        r#"{"sources": [{"date": "2024"}], "standing": {"from": "2020-06", "why": "a term to 2042"}, "until": null}"#;
    assert_eq!(faults(&serde_json::from_str(fine).unwrap(), day, &known), Vec::<String>::new());
}
