//! The bundled data keeps its rules.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use bilat::import::{self, Strictness};
use bilat::model::{Clean, Day, Graph, PartialDate, Sign, Significance};
use bilat::query::words;
use bilat::store::Store;
use chrono::Datelike;

/// Years that a text may name although they lie after its date, because the act itself fixes them: an agreed term.
const AGREED: &[(&str, i32)] = &[
    ("RUS-IND partner 2025-12-05", 2030),
    ("RUS-IND treaty 2025-12-05", 2030),
    ("RUS-KGZ treaty 2012-09-20", 2017),
    ("RUS-TJK allied 2012-10-05", 2042),
    ("RUS-TJK treaty 2012-10-05", 2042),
    ("RUS-EUE sanctions 2025-10-23", 2027),
    ("TAL-TJK treaty 2023-12", 2024),
    ("CHN-USA treaty 2025-11-10", 2026),
    ("CHN-PAK treaty 2025-09-04", 2029),
    ("IND-USA sanctions 2025-10-28", 2026),
    ("rus-kgz-kant-2012", 2017),
    ("rus-tjk-201-base-2012-10-05", 2042),
    ("tjk-tal-power-deal-2023-12", 2024),
    ("unama-2025-03-17", 2026),
    ("chn-pak-action-plan-2025-09-04", 2029),
    ("eu-rus-sanctions-19-2025-10", 2027),
    ("usa-ind-chabahar-conditional-waiver-2025-10-28", 2026),
    ("rus-ind-putin-delhi-2025-12-05", 2030),
    ("uzb-pak-mirziyoyev-2026-02-05", 2029),
    ("unsc-2816-2026-02-12", 2027),
    ("eu-rus-sanctions-rollover-2026-02", 2027),
];

const LONGEST: usize = 240;

/// The bundled data, loaded once for all tests.
pub(crate) fn store() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(|| match import::load(vec![import::bundled()], Strictness::Strict) {
        Ok(loaded) => Store::new(loaded.graph),
        Err(report) => panic!("{report}"),
    })
}

/// A text with what it belongs to and the last day it may speak of; none where it must hold at every date.
struct Text {
    owner: String,
    words: String,
    by: Option<Day>,
}

fn texts(store: &Store) -> Vec<Text> {
    let graph = &store.graph;
    let mut texts = Vec::new();
    let mut add = |owner: &str, text: Option<&Clean>, by: Option<PartialDate>| {
        if let Some(text) = text {
            texts.push(Text { owner: owner.to_owned(), words: text.to_string(), by: by.map(PartialDate::last) });
        }
    };
    for actor in graph.actors.rows() {
        add(&actor.id, actor.about.as_ref(), actor.life.from);
        add(&actor.id, actor.note.as_ref(), actor.life.from);
    }
    for bloc in graph.blocs.rows() {
        let from = bloc.members.iter().filter_map(|member| member.from).min();
        add(&bloc.id, bloc.about.as_ref(), from);
        add(&bloc.id, bloc.note.as_ref(), from);
    }
    for topic in graph.topics.rows() {
        add(&topic.id, topic.about.as_ref(), None);
    }
    for interest in graph.interests.rows() {
        let from = interest.span.map(|span| span.from);
        add(&interest.id, Some(&interest.text), from);
        add(&interest.id, interest.note.as_ref(), from);
    }
    for tie in graph.ties.rows() {
        let dyad = graph.dyad_id(tie.dyad);
        add(&dyad, tie.note.as_ref(), tie.standing.first().map(|spell| spell.span.from));
        for spell in &tie.standing {
            let owner = format!("{dyad} {} {}", spell.value, spell.span.from);
            add(&owner, Some(&spell.why), Some(spell.span.from));
            add(&owner, spell.note.as_ref(), Some(spell.span.from));
        }
        for track in &tie.tracks {
            let owner = format!("{dyad} {} {}", track.fact.kind(), track.span.from);
            add(&owner, track.name.as_ref(), Some(track.span.from));
            add(&owner, track.note.as_ref(), Some(track.span.from));
        }
    }
    for ix in graph.events.all() {
        let event = words(store, ix);
        add(&event.id, Some(&event.summary), event.date);
        add(&event.id, event.note.as_ref(), event.date);
    }
    texts
}

/// The years that a text names.
pub(crate) fn years(text: &str) -> impl Iterator<Item = i32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).filter(|year| (1900..2100).contains(year))
}

/// The agreed terms with the words that name them.
pub(crate) fn agreed() -> &'static [(String, i32)] {
    static TEXTS: OnceLock<Vec<(String, i32)>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let year = |text: &Text| AGREED.iter().find(|(owner, _)| *owner == text.owner).map(|(_, year)| *year);
        texts(store()).into_iter().filter_map(|text| year(&text).map(|year| (text.words, year))).collect()
    })
}

#[test]
fn no_text_tells_the_future() {
    let store = store();
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    for text in texts(store) {
        for year in years(&text.words) {
            let known = text.by.is_some_and(|by| year <= by.year());
            let agreed = AGREED.contains(&(text.owner.as_str(), year));
            if agreed {
                used.insert((text.owner.clone(), year));
            }
            if !known && !agreed {
                faults.push(format!("{} names {year}: {}", text.owner, text.words));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(used.len(), AGREED.len(), "an agreed term that no text names");
}

#[test]
fn a_dated_slide_tells_nothing_of_later_years() {
    let mut faults = Vec::new();
    for step in store().graph.briefings.rows().flat_map(|briefing| &briefing.steps) {
        let Some(day) = step.show.as_of else { continue };
        let said = step.say.iter().map(|one| &one.text).chain([&step.title]).chain(step.notes.as_ref());
        for words in said.map(ToString::to_string) {
            let later = years(&words).filter(|year| *year > day.year());
            faults.extend(later.map(|year| format!("{} on {day} names {year}: {words}", step.title)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn texts_are_short() {
    let store = store();
    let graph = &store.graph;
    let claims = graph.claims.rows().flat_map(|claim| [Some(&claim.text), claim.note.as_ref()]).flatten();
    let sources = graph.sources.rows().flat_map(|source| [source.title.as_ref(), source.note.as_ref()]).flatten();
    let all = texts(store).into_iter().map(|text| text.words);
    let all = all.chain(claims.chain(sources).map(ToString::to_string));
    let long: Vec<String> = all.filter(|text| text.chars().count() > LONGEST).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn everything_is_sourced() {
    let store = store();
    let graph = &store.graph;
    let mut faults = Vec::new();
    for ix in graph.events.all() {
        let row = graph.events.row(ix);
        let id = words(store, ix).id;
        if row.sources.is_empty() || row.act.code.is_none() || row.grading.confidence.is_none() {
            faults.push(format!("{id}: no source, code or confidence"));
        }
        if words(store, ix).goldstein.is_some() {
            faults.push(format!("{id}: a Goldstein value of its own"));
        }
        let note = words(store, ix).note.unwrap_or_default();
        if row.grading.significance == Some(Significance::TurningPoint) && note.is_empty() {
            faults.push(format!("{id}: a turning point without a note"));
        }
    }
    for tie in graph.ties.rows() {
        let dyad = graph.dyad_id(tie.dyad);
        let spells = tie.standing.iter().filter(|spell| spell.sources.is_empty());
        faults.extend(spells.map(|spell| format!("{dyad} {}: no source", spell.span.from)));
        let tracks = tie.tracks.iter().filter(|track| track.sources.is_empty());
        faults.extend(tracks.map(|track| format!("{dyad} {} {}: no source", track.fact.kind(), track.span.from)));
    }
    for interest in graph.interests.rows() {
        if interest.sources.is_empty() || interest.span.is_none() {
            faults.push(format!("{}: no source or date", interest.id));
        }
    }
    let dated = graph.actors.rows().filter(|actor| actor.life.from.is_some() && actor.sources.is_empty());
    faults.extend(dated.map(|actor| format!("{}: dated without a source", actor.id)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn sources_are_addresses_once_each_and_used() {
    let store = store();
    let graph = &store.graph;
    let same = |url: &str| {
        let rest = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        rest.trim_end_matches('/').to_owned()
    };
    let mut seen = BTreeSet::new();
    for source in graph.sources.rows() {
        assert!(source.reliability.is_none() && source.read.is_none(), "{}: a grade or a reading day", source.id);
        if let Some(url) = &source.url {
            assert!(seen.insert(same(url)), "{url} stands twice");
            assert!(url.is_ascii() && !url.contains('@'), "{url}");
        }
    }
    let mut used = BTreeSet::new();
    used.extend(graph.events.all().flat_map(|ix| graph.events.row(ix).sources.to_vec()));
    used.extend(graph.ties.rows().flat_map(|tie| tie.standing.iter().flat_map(|spell| spell.sources.clone())));
    used.extend(graph.ties.rows().flat_map(|tie| tie.tracks.iter().flat_map(|track| track.sources.clone())));
    used.extend(graph.interests.rows().flat_map(|interest| interest.sources.clone()));
    used.extend(graph.actors.rows().flat_map(|actor| actor.sources.clone()));
    used.extend(graph.blocs.rows().flat_map(|bloc| bloc.sources.clone()));
    used.extend(graph.claims.rows().map(|claim| claim.source));
    let unused = graph.sources.iter().filter(|(ix, _)| !used.contains(ix)).map(|(_, source)| source.id.to_string());
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn neighbouring_spells_differ_and_leave_no_hole() {
    let store = store();
    for tie in store.graph.ties.rows() {
        for pair in tie.standing.windows(2) {
            let [one, two] = pair else { continue };
            let dyad = store.graph.dyad_id(tie.dyad);
            assert!(one.value != two.value || one.why != two.why, "{dyad} {}", two.span.from);
            assert_eq!(one.span.until, Some(two.span.from), "{dyad}: a hole before {}", two.span.from);
        }
        assert!(!tie.standing.is_empty(), "{}: a tie without a standing", store.graph.dyad_id(tie.dyad));
    }
}

#[test]
fn events_that_open_something_have_happened_by_then() {
    let store = store();
    let graph = &store.graph;
    let mut faults = Vec::new();
    for tie in graph.ties.rows() {
        let dyad = graph.dyad_id(tie.dyad);
        let reasons = tie.standing.iter().flat_map(|spell| spell.because.iter());
        for ix in reasons.chain(tie.tracks.iter().flat_map(|track| track.because.iter())) {
            if !graph.events.row(*ix).parties().any(|actor| tie.dyad.has(actor)) {
                faults.push(format!("{dyad}: {} has neither of the two", words(store, *ix).id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The researchers' own judgement of each event, kept as an oracle: where the sign as shown differs, a note says why.
#[test]
fn signs_agree_with_the_oracle_or_say_why_not() {
    let store = store();
    let oracle = include_str!("../data/direction.tsv");
    let mut known = BTreeSet::new();
    let mut different = Vec::new();
    for line in oracle.lines().skip(1) {
        let (id, direction) = line.split_once('\t').unwrap();
        let ix = import::event_by_id(&store.graph.events, id).unwrap_or_else(|| panic!("{id} is not in the data"));
        let sign = store.graph.events.row(ix).act.quad.sign();
        known.insert(id.to_owned());
        let expected = match direction {
            "cooperative" => Sign::Plus,
            "conflictual" => Sign::Minus,
            "neutral" => Sign::Neutral,
            other => panic!("{id}: {other}"),
        };
        if sign != expected {
            different.push(id.to_owned());
            assert!(words(store, ix).note.is_some(), "{id} is shown {sign}, judged {direction}, and has no note");
        }
    }
    let all: BTreeSet<String> = store.graph.events.all().map(|ix| words(store, ix).id.to_string()).collect();
    assert_eq!(known, all, "an event without an oracle, or the other way round");
    insta::assert_snapshot!(different.join("\n"));
}

#[test]
fn the_graph_holds_what_it_says() {
    let Graph { actors, ties, events, .. } = &store().graph;
    assert_eq!((actors.len(), ties.len()), (16, 63));
    assert!(events.len() > 300);
}
